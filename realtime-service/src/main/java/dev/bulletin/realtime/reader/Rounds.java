package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.room.Rooms;
import dev.bulletin.realtime.room.Round;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the rooms of one event loop have to tell, when it is due: one round after the other,
 * in slices, between which the loop does its other work. Not thread-safe.
 */
final class Rounds {
  private static final int READERS_AT_ONCE = 50;
  private static final long SLICE_NANOS = Duration.ofMillis(10).toNanos();
  private static final long NO_TIMER = -1;

  private final Vertx vertx;
  private final Rooms rooms;
  private final LongSupplier millis;
  private @Nullable Round round;
  private long timer = NO_TIMER;
  private long timerDue;

  Rounds(Vertx vertx, Rooms rooms, LongSupplier millis) {
    this.vertx = vertx;
    this.rooms = rooms;
    this.millis = millis;
  }

  /** Looks when there is something to tell next; what is due is told now. */
  void wake() {
    OptionalLong due = rooms.nextDue();
    if (round == null && due.isPresent()) {
      wakeAt(due.getAsLong());
    }
  }

  private void wakeAt(long due) {
    long wait = due - millis.getAsLong();
    if (wait <= 0) {
      stopTimer();
      begin();
    } else if (timer == NO_TIMER || due < timerDue) {
      stopTimer();
      startTimer(due, wait);
    }
  }

  private void startTimer(long due, long wait) {
    timerDue = due;
    timer = vertx.setTimer(wait, id -> timeIsUp());
  }

  private void timeIsUp() {
    timer = NO_TIMER;
    wake();
  }

  private void stopTimer() {
    if (timer != NO_TIMER) {
      vertx.cancelTimer(timer);
      timer = NO_TIMER;
    }
  }

  private void begin() {
    Round next = rooms.round();
    round = next;
    slice(next);
  }

  /** A timer lets the loop read from its sockets in between; a task would not. */
  private void slice(Round under) {
    long end = System.nanoTime() + SLICE_NANOS;
    while (!under.isOver() && System.nanoTime() - end < 0) {
      under.tell(READERS_AT_ONCE);
    }
    if (under.isOver()) {
      round = null;
      goOn();
    } else {
      vertx.setTimer(1, id -> slice(under));
    }
  }

  /** What has become due meanwhile is for the next turn of the loop. */
  private void goOn() {
    OptionalLong due = rooms.nextDue();
    if (due.isPresent()) {
      stopTimer();
      startTimer(due.getAsLong(), Math.max(1, due.getAsLong() - millis.getAsLong()));
    }
  }
}
