package dev.bulletin.dashboard.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How long candles are: lengths that people are used to, from midnight in UTC, and weeks from
 * Monday. Thread-safe.
 */
record CandleSpan(Duration length) {
  static final Instant ORIGIN = Instant.parse("1970-01-05T00:00:00Z");

  private static final Duration WEEK = Duration.ofDays(7);
  private static final List<Duration> LENGTHS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          Duration.ofHours(4),
          Duration.ofHours(6),
          Duration.ofHours(12),
          Duration.ofDays(1));

  /** The shortest of which so many are enough, but none shorter than that. */
  static CandleSpan shortest(Instant from, Instant to, int candles, Duration shortest) {
    return LENGTHS.stream()
        .filter(length -> length.compareTo(shortest) >= 0)
        .map(CandleSpan::new)
        .filter(span -> span.count(from, to) <= candles)
        .findFirst()
        .orElseGet(() -> weeks(from, to, candles));
  }

  private static CandleSpan weeks(Instant from, Instant to, int candles) {
    long weeks = 1;
    while (new CandleSpan(WEEK.multipliedBy(weeks)).count(from, to) > candles) {
      weeks++;
    }
    return new CandleSpan(WEEK.multipliedBy(weeks));
  }

  /** How many begin between two times. */
  private long count(Instant from, Instant to) {
    return Duration.between(ceil(from), ceil(to)).dividedBy(length);
  }

  /** The moment, or the beginning of the next span when it is within one. */
  Instant ceil(Instant moment) {
    long micros = ChronoUnit.MICROS.between(ORIGIN, moment);
    long unit = Level.micros(length);
    return ORIGIN.plus(-Math.floorDiv(-micros, unit) * unit, ChronoUnit.MICROS);
  }

  /** The coarsest level whose rows are no longer. */
  Level level() {
    Level level = Level.DAY;
    while (level.unit().compareTo(length) > 0) {
      level = level.finer();
    }
    return level;
  }
}
