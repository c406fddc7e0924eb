package dev.bulletin.faults.fault;

import dev.bulletin.faults.suite.Instance;
import dev.bulletin.faults.suite.Kind;
import dev.bulletin.faults.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Every instance is replaced, one after the other: a new one is started and is ready before the old
 * one is asked to leave, as Kubernetes does it with one more than there should be and none less.
 */
public final class RollingUpgrade implements Fault {
  public static final String NAME = "rolling upgrade of all";
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(60);
  private static final long LOOK_EVERY_MILLIS = 100;

  private final Suite suite;

  public RollingUpgrade(Suite suite) {
    this.suite = suite;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void strike() {
    for (Kind kind : Kind.values()) {
      suite.of(kind).forEach(this::replace);
    }
  }

  private void replace(Instance old) {
    try {
      awaitReady(suite.add(old.kind()));
      suite.retire(old, GRACE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady(Instance instance) {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    while (!suite.probes().isReady(instance)) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException(instance.name() + " does not become ready");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted in a rolling upgrade", e);
    }
  }

  /** They stay. */
  @Override
  public void heal() {}
}
