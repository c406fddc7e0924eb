package dev.bulletin.realtime.transport.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The event loop that something lives on. The requests of one session come over several
 * connections, and each connection has a loop of its own.
 */
public final class Loop {
  private final Context context;
  private final Thread thread;

  private Loop(Context context, Thread thread) {
    this.context = context;
    this.thread = thread;
  }

  /** The caller's. */
  public static Loop here() {
    return new Loop(Objects.requireNonNull(Vertx.currentContext()), Thread.currentThread());
  }

  /** Runs the task on the loop: at once if that is where the caller is. */
  public void run(Runnable task) {
    if (Thread.currentThread() == thread) {
      task.run();
    } else {
      context.runOnContext(turn -> task.run());
    }
  }

  /** Calls on the loop; the future ends there, too. */
  public <T> Future<T> call(Supplier<Future<T>> task) {
    return Thread.currentThread() == thread
        ? task.get()
        : Future.future(done -> context.runOnContext(turn -> task.get().onComplete(done)));
  }

  /** The same, ended on this loop, whichever it ends on. */
  public <T> Future<T> hear(Future<T> future) {
    return Future.future(done -> future.onComplete(ended -> run(() -> done.handle(ended))));
  }
}
