package dev.bulletin.dashboard.upkeep;

import dev.bulletin.dashboard.history.Level;
import java.util.Locale;

/** Statements that make rows of a level from those of its basis. */
final class RollUpSql {
  /** A point is an array with its time, so that the first, or the highest, brings the other. */
  private static final String ROLL_UP =
      """
      INSERT INTO %1$s (series_id, at, open, open_at, high, high_at, low, low_at, close, close_at,
                        count)
      SELECT series_id, unit, first[2], to_timestamp(first[1]::float8),
             highest[1], to_timestamp(highest[2]::float8),
             lowest[1], to_timestamp(lowest[2]::float8),
             last[2], to_timestamp(last[1]::float8), count
        FROM (SELECT series_id,
                     date_bin('%3$s seconds', at, timestamptz '1970-01-01 00:00:00Z') AS unit,
                     min(ARRAY[extract(epoch FROM open_at), open]) AS first,
                     max(ARRAY[high, extract(epoch FROM high_at)]) AS highest,
                     min(ARRAY[low, extract(epoch FROM low_at)]) AS lowest,
                     max(ARRAY[extract(epoch FROM close_at), close]) AS last,
                     sum(count) AS count
                FROM (%2$s) AS part
               GROUP BY series_id, unit) AS rolled
          ON CONFLICT (series_id, at) DO UPDATE
         SET open = excluded.open, open_at = excluded.open_at,
             high = excluded.high, high_at = excluded.high_at,
             low = excluded.low, low_at = excluded.low_at,
             close = excluded.close, close_at = excluded.close_at, count = excluded.count""";

  /** By series, as the index goes; OFFSET keeps it so, where a join might read a whole day. */
  private static final String BETWEEN =
      """
      SELECT kept.*
        FROM series
       CROSS JOIN LATERAL
             (SELECT *
                FROM (%s) AS finer
               WHERE finer.series_id = series.id
                 AND finer.at >= $1::timestamptz
                 AND finer.at < $2::timestamptz
              OFFSET 0) AS kept""";

  private static final String OF_UNITS =
      """
      SELECT kept.*
        FROM (SELECT DISTINCT series_id,
                     date_bin('%2$s seconds', at, timestamptz '1970-01-01 00:00:00Z') AS unit
                FROM unnest($1::int[], $2::timestamptz[]) AS late (series_id, at)) AS units
       CROSS JOIN LATERAL
             (SELECT *
                FROM (%1$s) AS finer
               WHERE finer.series_id = units.series_id
                 AND finer.at >= unit
                 AND finer.at < unit + interval '%2$s seconds'
              OFFSET 0) AS kept
       WHERE unit < (SELECT until FROM rolled_up WHERE level = '%3$s')""";

  private RollUpSql() {}

  /** Of all series, between the times $1 and $2. */
  static String between(Level level) {
    return rollUp(level, BETWEEN.formatted(level.basis().rows()));
  }

  /** Of the units that the series $1 have at the times $2, so far as they were rolled up before. */
  static String again(Level level) {
    return rollUp(
        level, OF_UNITS.formatted(level.basis().rows(), level.unit().toSeconds(), name(level)));
  }

  /** How the level is called in the table of what is rolled up. */
  static String name(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }

  private static String rollUp(Level level, String rows) {
    return ROLL_UP.formatted(level.table(), rows, level.unit().toSeconds());
  }
}
