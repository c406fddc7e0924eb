package dev.bulletin.common.lifecycle;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task again and again, never twice at once: the delay starts when the last run has ended.
 */
public final class Repeater {
  private static final Logger log = LoggerFactory.getLogger(Repeater.class);

  private final Vertx vertx;
  private final String name;
  private final Duration delay;
  private final Supplier<Future<?>> task;
  private volatile boolean stopped;
  private volatile Future<?> running = Future.succeededFuture();
  private volatile long timer = -1;

  /** A task that is called that in the log. */
  public Repeater(Vertx vertx, String name, Duration delay, Supplier<Future<?>> task) {
    this.vertx = vertx;
    this.name = name;
    this.delay = delay;
    this.task = task;
  }

  /** Runs the task at once, and again after each delay. */
  public void start() {
    run();
  }

  /** Ends when a run under way has ended. */
  public Future<Void> stop() {
    stopped = true;
    vertx.cancelTimer(timer);
    return running.<Void>mapEmpty().otherwiseEmpty();
  }

  private void run() {
    running =
        Future.succeededFuture()
            .compose(start -> task.get())
            .onFailure(failure -> log.warn("{} failed, next try in {}", name, delay, failure))
            .onComplete(done -> schedule());
  }

  private void schedule() {
    if (!stopped) {
      timer = vertx.setTimer(delay.toMillis(), id -> run());
    }
  }
}
