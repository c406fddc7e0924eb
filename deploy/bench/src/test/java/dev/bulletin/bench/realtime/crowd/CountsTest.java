package dev.bulletin.bench.realtime.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  private final Counts counts = new Counts(1_000 * MILLI, 10 * MILLI);

  @Test
  void countsNothingThatWasDueBefore() {
    assertThat(counts.takes(999 * MILLI)).isFalse();
    assertThat(counts.takes(1_000 * MILLI)).isTrue();
    assertThat(tally().early()).isEqualTo(1);
  }

  @Test
  void aMessageIsAsLateAsTheOldestItMakesUpFor() {
    counts.told(1_105 * MILLI, 1_100 * MILLI, 3);
    Tally tally = tally();
    assertThat(tally.missed()).isEqualTo(3);
    assertThat(max(tally.latency())).isEqualTo(5);
    assertThat(max(tally.behind())).isEqualTo(35);
  }

  @Test
  void aRepetitionIsNoMessage() {
    counts.told(1_105 * MILLI, 1_100 * MILLI, 0);
    counts.told(1_106 * MILLI, 1_100 * MILLI, -1);
    Tally tally = tally();
    assertThat(tally.markers()).isEqualTo(2);
    assertThat(tally.repeated()).isEqualTo(1);
    assertThat(tally.missed()).isZero();
  }

  @Test
  void closesAreCountedByCodeAndByTenthOfASecond() {
    counts.closed(3001, 1_050 * MILLI);
    counts.closed(3001, 1_250 * MILLI);
    counts.closed(3008, 1_290 * MILLI);
    Tally tally = tally();
    assertThat(tally.closes()).containsEntry("3001", 2L).containsEntry("3008", 1L);
    assertThat(tally.closesByTenth()).containsExactly(1, 0, 2);
  }

  @Test
  void whatSeveralProcessesCountedIsAdded() {
    counts.told(1_105 * MILLI, 1_100 * MILLI, 0);
    counts.closed(3001, 1_250 * MILLI);
    Counts others = new Counts(1_000 * MILLI, 10 * MILLI);
    others.told(1_140 * MILLI, 1_100 * MILLI, 1);
    others.closed(3001, 1_050 * MILLI);
    Tally sum = Tally.sum(List.of(tally(), others.tally(1, 2, 3, 4)));
    assertThat(sum.markers()).isEqualTo(2);
    assertThat(sum.missed()).isEqualTo(1);
    assertThat(sum.joined()).isEqualTo(2);
    assertThat(sum.closes()).containsEntry("3001", 2L);
    assertThat(sum.closesByTenth()).containsExactly(1, 0, 1);
    assertThat(max(sum.latency())).isEqualTo(40);
    assertThat(Tally.histogram(sum.latency()).getTotalCount()).isEqualTo(2);
  }

  private Tally tally() {
    return counts.tally(0, 0, 0, 0);
  }

  /** In milliseconds, without what a histogram leaves out. */
  private static long max(String histogram) {
    return Math.round(Tally.histogram(histogram).getMaxValue() / 1_000.0);
  }
}
