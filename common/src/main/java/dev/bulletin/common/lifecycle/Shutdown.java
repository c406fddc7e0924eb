package dev.bulletin.common.lifecycle;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be done, stage by stage, before Vert.x closes; within a stage everything runs side by
 * side; a failure is logged and stops nothing, and neither does a step that hangs. Thread-safe.
 */
public final class Shutdown {
  private static final Logger log = LoggerFactory.getLogger(Shutdown.class);

  /** In the order in which they run. */
  public enum Stage {
    /** Readers' sockets are told to reconnect elsewhere. */
    SOCKETS,
    /** Servers stop accepting; requests and questions of other nodes under way are finished. */
    SERVERS,
    /** Timers, leases and listeners end. */
    WORK,
    /** Pools close. */
    CLIENTS
  }

  private final Map<Stage, Queue<Supplier<Future<?>>>> steps = new EnumMap<>(Stage.class);

  Shutdown() {
    for (Stage stage : Stage.values()) {
      steps.put(stage, new ConcurrentLinkedQueue<>());
    }
  }

  /** Something to do when the node stops. */
  public void add(Stage stage, Supplier<Future<?>> step) {
    of(stage).add(step);
  }

  Future<Void> run(Grace grace) {
    Future<Void> done = Future.succeededFuture();
    for (Stage stage : Stage.values()) {
      done = done.compose(before -> run(stage, grace));
    }
    return done;
  }

  private Future<Void> run(Stage stage, Grace grace) {
    var running = of(stage).stream().map(Shutdown::attempt).toList();
    return Future.join(running)
        .timeout(grace.step().toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> complain(stage, failure))
        .mapEmpty()
        .otherwiseEmpty()
        .mapEmpty();
  }

  private static void complain(Stage stage, Throwable failure) {
    if (failure instanceof TimeoutException) {
      log.warn("{} are not over, going on without", stage);
    }
  }

  private static Future<?> attempt(Supplier<Future<?>> step) {
    return Future.succeededFuture()
        .compose(start -> step.get())
        .onFailure(failure -> log.warn("a step of the shutdown failed", failure));
  }

  private Collection<Supplier<Future<?>>> of(Stage stage) {
    return Objects.requireNonNull(steps.get(stage));
  }
}
