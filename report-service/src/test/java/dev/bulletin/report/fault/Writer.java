package dev.bulletin.report.fault;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.report.Examples;
import io.vertx.core.Future;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Writes one report again and again, and remembers what it was told is kept. */
final class Writer {
  private static final long PAUSE_MILLIS = 5;

  private final Node node;
  private final String slug;
  private final Callable<Integer> revision;
  private final ConcurrentLinkedQueue<Acknowledged> acknowledged;
  private final AtomicLong unanswered;
  private int attempts;
  private volatile boolean stopped;
  private volatile Future<Void> running = Future.succeededFuture();

  /** A revision that was said to be kept, with the title it was given. */
  record Acknowledged(String slug, int revision, String title) {}

  /**
   * A writer of that report.
   *
   * @param revision where PostgreSQL says that the report stands, for when no answer came
   * @param acknowledged what all writers were told
   * @param unanswered how many writes ended without anybody saying how
   */
  Writer(
      Node node,
      String slug,
      Callable<Integer> revision,
      ConcurrentLinkedQueue<Acknowledged> acknowledged,
      AtomicLong unanswered) {
    this.node = node;
    this.slug = slug;
    this.revision = revision;
    this.acknowledged = acknowledged;
    this.unanswered = unanswered;
  }

  void start() {
    running = create().compose(this::write);
  }

  /** Which may have been done although nobody answered, and is done again if it was not. */
  private Future<Integer> create() {
    return node.bus()
        .ask(ReportContract.CREATE, Examples.create(slug))
        .map(ReportWritten::revision)
        .recover(this::find)
        .compose(found -> found == 0 ? create() : Future.succeededFuture(found));
  }

  /** Ends when a write under way has ended. */
  Future<Void> stop() {
    stopped = true;
    return running;
  }

  private Future<Void> write(int current) {
    if (stopped) {
      return Future.succeededFuture();
    }
    String title = slug + " attempt " + ++attempts;
    return node.bus()
        .ask(ReportContract.UPDATE, Examples.update(slug, current, title))
        .map(written -> keep(written, title))
        .recover(this::find)
        .compose(now -> node.vertx().timer(PAUSE_MILLIS, TimeUnit.MILLISECONDS).map(now))
        .compose(this::write);
  }

  private int keep(ReportWritten written, String title) {
    acknowledged.add(new Acknowledged(slug, written.revision(), title));
    return written.revision();
  }

  /**
   * Nobody answered, and so the write may have been committed or not; or it turns out that one was.
   */
  private Future<Integer> find(Throwable failure) {
    ErrorCode code = ((ServiceException) failure).code();
    if (code == ErrorCode.UNAVAILABLE) {
      unanswered.incrementAndGet();
    } else if (code != ErrorCode.PRECONDITION_FAILED && code != ErrorCode.CONFLICT) {
      return Future.failedFuture(failure);
    }
    return node.vertx().executeBlocking(revision, /* ordered= */ false);
  }
}
