package dev.bulletin.faults.disk;

import dev.bulletin.faults.fault.Fault;
import dev.bulletin.faults.suite.Victim;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The disk of PostgreSQL is full to the last byte, and stays so whatever PostgreSQL gives up. At
 * the end there is room, and PostgreSQL is started again if it has ended by itself, as whoever runs
 * it does.
 */
public final class FullDisk implements Fault {
  private static final int PERIOD_MILLIS = 200;
  private static final int MOST_LOGS = 100;

  private final SmallDisk disk;
  private final Victim postgres;
  private final BooleanSupplier lives;
  private final Runnable nextLog;
  private @Nullable ScheduledExecutorService filling;

  /**
   * Of a server on that disk.
   *
   * @param lives whether PostgreSQL's first process is there
   * @param nextLog has PostgreSQL begin another file of its log
   */
  public FullDisk(SmallDisk disk, Victim postgres, BooleanSupplier lives, Runnable nextLog) {
    this.disk = disk;
    this.postgres = postgres;
    this.lives = lives;
    this.nextLog = nextLog;
  }

  @Override
  public String name() {
    return "full disk of PostgreSQL";
  }

  @Override
  public void strike() {
    disk.fill();
    useUpTheLog();
    filling = Executors.newSingleThreadScheduledExecutor();
    var unused =
        filling.scheduleWithFixedDelay(
            disk::fill, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** PostgreSQL has room set aside for its log, in which it can write on for minutes. */
  private void useUpTheLog() {
    try {
      for (int i = 0; i < MOST_LOGS; i++) {
        nextLog.run();
      }
    } catch (RuntimeException full) {
      return;
    }
  }

  @Override
  public void heal() {
    stopFilling();
    disk.free();
    if (!lives.getAsBoolean()) {
      postgres.kill(); // What is left of it, which would be in the way.
      postgres.startAgain();
    }
  }

  private void stopFilling() {
    if (filling == null) {
      return;
    }
    filling.shutdownNow();
    try {
      boolean ignored = filling.awaitTermination(PERIOD_MILLIS * 50L, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
