package dev.bulletin.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Sample;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private static final Instant AT = Instant.parse("2026-11-23T09:00:00Z");

  private final Snapshot snapshot = Snapshot.EMPTY.with(List.of(sample("A", 1, AT)));

  private static Sample sample(String series, long value, Instant at) {
    return new Sample(series, BigDecimal.valueOf(value), at, "binance");
  }

  @Test
  void takesWhatIsNewerOfASeries() {
    Sample newer = sample("A", 2, AT.plusMillis(1));
    assertThat(snapshot.with(List.of(newer)).newest("A")).contains(newer);
  }

  @Test
  void takesTheNewestOfSeveralInAnyOrder() {
    Sample newest = sample("A", 3, AT.plusMillis(2));
    List<Sample> samples = List.of(newest, sample("A", 2, AT.plusMillis(1)));
    assertThat(snapshot.with(samples).newest("A")).contains(newest);
  }

  @Test
  void leavesWhatIsOlderOrOfTheSameTime() {
    List<Sample> old = List.of(sample("A", 2, AT), sample("A", 3, AT.minusMillis(1)));
    assertThat(snapshot.with(old)).isSameAs(snapshot);
    assertThat(snapshot.newsIn(old)).isEmpty();
  }

  @Test
  void takesWhatIsOfAnotherSeries() {
    Sample other = sample("B", 2, AT.minusSeconds(9));
    assertThat(snapshot.newsIn(List.of(other))).containsExactly(other);
    assertThat(snapshot.with(List.of(other)).newestAt()).contains(AT);
  }

  @Test
  void knowsNoTimeWhenItKnowsNothing() {
    assertThat(Snapshot.EMPTY.newestAt()).isEmpty();
    assertThat(Snapshot.EMPTY.newest("A")).isEmpty();
  }
}
