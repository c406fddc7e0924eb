package dev.bulletin.faults;

import dev.bulletin.faults.ledger.Ledger;
import dev.bulletin.faults.load.Load;
import dev.bulletin.faults.suite.Suite;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Sees when all is well: all ready, all sockets told what is new, and nobody in trouble. */
final class Watch {
  private static final long LOOK_EVERY_MILLIS = 100;

  private final Suite suite;
  private final Load load;
  private final Ledger ledger;

  Watch(Suite suite, Load load, Ledger ledger) {
    this.suite = suite;
    this.load = load;
    this.ledger = ledger;
  }

  /**
   * Waits until all has been well for so long.
   *
   * @return since when it is, by {@link System#nanoTime()}; empty when that does not come in time
   */
  OptionalLong awaitCalm(Duration calm, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.plus(calm).toNanos();
    long since = System.nanoTime();
    while (System.nanoTime() - end < 0) {
      long now = System.nanoTime();
      since = isWell() ? later(since, ledger.lastTrouble()) : now;
      if (now - since >= calm.toNanos()) {
        return OptionalLong.of(since);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
    }
    return OptionalLong.empty();
  }

  private boolean isWell() {
    return suite.probes().allReady() && load.isHeard();
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }

  /** What is not well, in words. */
  String complaint() {
    return "all ready: %s, %d sockets joined, prices of this moment told: %s, last trouble %d ms ago (%s)"
        .formatted(
            suite.probes().allReady(),
            load.joined(),
            load.isHeard(),
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - ledger.lastTrouble()),
            ledger.troubleInWords());
  }
}
