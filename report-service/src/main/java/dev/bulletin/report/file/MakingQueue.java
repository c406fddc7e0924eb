package dev.bulletin.report.file;

import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;

/**
 * Makes one file after the other on the pool for heavy computation: a file takes a thread for as
 * long as hundreds of pages, which must not wait for it. Thread-safe.
 */
final class MakingQueue {
  private final WorkerExecutor cpu;
  private final int maxWaiting;
  private Future<?> last = Future.succeededFuture();
  private int waiting;

  /** Refuses with UNAVAILABLE what would be more than so many, the one at work among them. */
  MakingQueue(WorkerExecutor cpu, int maxWaiting) {
    this.cpu = cpu;
    this.maxWaiting = maxWaiting;
  }

  synchronized <T> Future<T> run(Callable<T> computation) {
    if (waiting >= maxWaiting) {
      return Future.failedFuture(
          ServiceException.unavailable("too many files are being made, try again"));
    }
    waiting++;
    Future<T> mine =
        last.transform(before -> cpu.executeBlocking(computation, /* ordered= */ false));
    last = mine;
    return mine.onComplete(done -> leave());
  }

  private synchronized void leave() {
    waiting--;
  }
}
