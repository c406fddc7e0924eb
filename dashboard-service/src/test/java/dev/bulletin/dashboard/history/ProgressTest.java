package dev.bulletin.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.dashboard.history.Progress.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final Instant NOW = Instant.parse("2026-11-25T09:41:27Z");
  private static final Progress PROGRESS =
      new Progress(
          Map.of(
              Level.MINUTE, at("2026-11-25T09:41:00Z"),
              Level.FIVE_MINUTES, at("2026-11-25T09:40:00Z"),
              Level.HOUR, at("2026-11-25T09:00:00Z"),
              Level.DAY, at("2026-11-25T00:00:00Z")),
          Map.of(
              Level.SAMPLE, NOW.minus(Duration.ofDays(8)),
              Level.MINUTE, NOW.minus(Duration.ofDays(90)),
              Level.FIVE_MINUTES, NOW.minus(Duration.ofDays(90)),
              Level.HOUR, NOW.minus(Duration.ofDays(730))));

  @Test
  void takesTheCoarsestLevelThatHasARowForEachSpan() {
    assertThat(level(Duration.ofDays(30), 249)).isEqualTo(Level.HOUR);
    assertThat(level(Duration.ofDays(30), 30)).isEqualTo(Level.DAY);
    assertThat(level(Duration.ofDays(7), 249)).isEqualTo(Level.FIVE_MINUTES);
    assertThat(level(Duration.ofHours(12), 249)).isEqualTo(Level.MINUTE);
    assertThat(level(Duration.ofHours(1), 249)).isEqualTo(Level.SAMPLE);
  }

  @Test
  void takesACoarserOneWhereThatIsKeptNoLonger() {
    Instant longAgo = NOW.minus(Duration.ofDays(50));
    assertThat(PROGRESS.coarsest(longAgo, longAgo.plusSeconds(3_600), 249)).isEqualTo(Level.MINUTE);
    Instant longerAgo = NOW.minus(Duration.ofDays(5_000));
    assertThat(PROGRESS.coarsest(longerAgo, longerAgo.plusSeconds(3_600), 249))
        .isEqualTo(Level.DAY);
  }

  @Test
  void takesFinerOnesForTheEndsAndForWhatIsNotRolledUpYet() {
    assertThat(parts(Level.DAY, "2026-11-23T22:58:30Z", "2026-11-25T09:41:20Z"))
        .containsExactly(
            part(Level.SAMPLE, "2026-11-23T22:58:30Z", "2026-11-23T22:59:00Z"),
            part(Level.MINUTE, "2026-11-23T22:59:00Z", "2026-11-23T23:00:00Z"),
            part(Level.HOUR, "2026-11-23T23:00:00Z", "2026-11-24T00:00:00Z"),
            part(Level.DAY, "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"),
            part(Level.HOUR, "2026-11-25T00:00:00Z", "2026-11-25T09:00:00Z"),
            part(Level.FIVE_MINUTES, "2026-11-25T09:00:00Z", "2026-11-25T09:40:00Z"),
            part(Level.MINUTE, "2026-11-25T09:40:00Z", "2026-11-25T09:41:00Z"),
            part(Level.SAMPLE, "2026-11-25T09:41:00Z", "2026-11-25T09:41:20Z"));
  }

  @Test
  void takesWholeUnitsAlone() {
    assertThat(parts(Level.HOUR, "2026-11-24T07:00:00Z", "2026-11-24T09:00:00Z"))
        .containsExactly(part(Level.HOUR, "2026-11-24T07:00:00Z", "2026-11-24T09:00:00Z"));
  }

  @Test
  void takesFinerOnesAloneWhereThereIsNoWholeUnit() {
    assertThat(parts(Level.HOUR, "2026-11-24T07:10:00Z", "2026-11-24T07:50:00Z"))
        .containsExactly(part(Level.FIVE_MINUTES, "2026-11-24T07:10:00Z", "2026-11-24T07:50:00Z"));
  }

  @Test
  void takesTheWholeUnitForItsPartWhereFinerOnesAreKeptNoLonger() {
    assertThat(parts(Level.HOUR, "2026-03-01T07:10:00Z", "2026-03-01T09:20:00Z"))
        .containsExactly(part(Level.HOUR, "2026-03-01T07:00:00Z", "2026-03-01T10:00:00Z"));
    assertThat(parts(Level.HOUR, "2026-03-01T07:10:00Z", "2026-03-01T07:20:00Z"))
        .containsExactly(part(Level.HOUR, "2026-03-01T07:00:00Z", "2026-03-01T08:00:00Z"));
  }

  @Test
  void takesSamplesAloneWhereNothingIsRolledUp() {
    var nothing = new Progress(Map.of(), Map.of());
    assertThat(nothing.parts(Level.DAY, at("2026-01-01T00:00:00Z"), NOW))
        .containsExactly(new Part(Level.SAMPLE, at("2026-01-01T00:00:00Z"), NOW));
  }

  private static Level level(Duration range, int spans) {
    Instant from =
        NOW.minus(Duration.ofHours(3))
            .minus(range.compareTo(Duration.ofDays(8)) > 0 ? range : Duration.ZERO);
    return PROGRESS.coarsest(from, from.plus(range), spans);
  }

  private static List<Part> parts(Level level, String from, String to) {
    return PROGRESS.parts(level, at(from), at(to));
  }

  private static Part part(Level level, String from, String to) {
    return new Part(level, at(from), at(to));
  }

  private static Instant at(String time) {
    return Instant.parse(time);
  }
}
