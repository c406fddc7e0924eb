package dev.bulletin.dashboard.history;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How finely history is kept, from each sample to whole days in UTC. */
public enum Level {
  SAMPLE("sample", Duration.of(1, ChronoUnit.MICROS)),
  MINUTE("rollup_minute", Duration.ofMinutes(1)),
  FIVE_MINUTES("rollup_five_minutes", Duration.ofMinutes(5)),
  HOUR("rollup_hour", Duration.ofHours(1)),
  DAY("rollup_day", Duration.ofDays(1));

  private static final String OF_SAMPLES =
      """
      SELECT series_id, at, value AS open, at AS open_at, value AS high, at AS high_at,
             value AS low, at AS low_at, value AS close, at AS close_at, 1::bigint AS count
        FROM sample""";

  private static final String OF_ROLL_UPS =
      """
      SELECT series_id, at, open, open_at, high, high_at,
             low, low_at, close, close_at, count
        FROM\s""";

  private final String table;
  private final Duration unit;

  Level(String table, Duration unit) {
    this.table = table;
    this.unit = unit;
  }

  public String table() {
    return table;
  }

  /** How long the time is that one row stands for. */
  public Duration unit() {
    return unit;
  }

  /** A query for all its rows; that of samples has the columns of a roll-up of just one sample. */
  public String rows() {
    return this == SAMPLE ? OF_SAMPLES : OF_ROLL_UPS + table;
  }

  /** The next finer level; samples have none. */
  public Level finer() {
    return values()[ordinal() - 1];
  }

  /**
   * What it is rolled up from. Hours are not made of five minutes, which are for readers alone and
   * may be behind.
   */
  public Level basis() {
    return this == HOUR ? MINUTE : finer();
  }

  /** The next coarser level; days have none. */
  public Level coarser() {
    return values()[ordinal() + 1];
  }

  /** The beginning of the unit in which the moment is. */
  public Instant floor(Instant moment) {
    long micros = micros(moment);
    return instant(micros - Math.floorMod(micros, micros(unit)));
  }

  /** The moment, or the beginning of the next unit when it is within one. */
  public Instant ceil(Instant moment) {
    Instant floor = floor(moment);
    return floor.equals(moment) ? moment : floor.plus(unit);
  }

  static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  static long micros(Duration span) {
    return span.toNanos() / 1_000;
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
