package dev.bulletin.common.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final Set<String> BOTH = Set.of("one", "two");

  private final Watch watch = new Watch(seconds(100));

  private static long seconds(int seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void seesNothingMissedWhileTimeAndPeersAreAsBefore() {
    assertThat(watch.mayHaveMissed(seconds(101), BOTH)).isFalse();
    assertThat(watch.mayHaveMissed(seconds(102), BOTH)).isFalse();
    assertThat(watch.mayHaveMissed(seconds(106), BOTH)).isFalse();
  }

  @Test
  void doubtsOnceAfterAStandstill() {
    watch.mayHaveMissed(seconds(101), BOTH);
    assertThat(watch.mayHaveMissed(seconds(106), BOTH)).isTrue();
    assertThat(watch.mayHaveMissed(seconds(107), BOTH)).isFalse();
  }

  @Test
  void doubtsAfterAStandstillInWhichItMetSomebodyOnlyOnce() {
    watch.mayHaveMissed(seconds(101), Set.of("one"));
    assertThat(watch.mayHaveMissed(seconds(106), BOTH)).isTrue();
    assertThat(watch.mayHaveMissed(seconds(107), BOTH)).isFalse();
  }

  @Test
  void doubtsWhenSomebodyComesIntoSightAndNotWhenSomebodyLeaves() {
    watch.mayHaveMissed(seconds(101), BOTH);
    assertThat(watch.mayHaveMissed(seconds(102), Set.of("one"))).isFalse();
    assertThat(watch.mayHaveMissed(seconds(103), BOTH)).isTrue();
  }

  @Test
  void hasMissedNothingWhenItSeesTheFirstOfAll() {
    assertThat(watch.mayHaveMissed(seconds(101), BOTH)).isFalse();
  }
}
