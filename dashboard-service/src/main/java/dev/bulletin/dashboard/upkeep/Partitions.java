package dev.bulletin.dashboard.upkeep;

import dev.bulletin.common.db.Database;
import dev.bulletin.dashboard.history.Level;
import dev.bulletin.dashboard.history.Retention;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the tables that samples and roll-ups of a time go into, and drops them in the end. */
final class Partitions {
  private static final Logger log = LoggerFactory.getLogger(Partitions.class);

  /** Longer than an outage in which nobody makes any. */
  private static final Duration AHEAD = Duration.ofDays(3);

  private static final Duration ROLL_UPS_AHEAD = Duration.ofDays(31);
  private static final String MAKE =
      "SELECT make_partitions($1::text, $2::text, $3::timestamptz, $4::timestamptz)";
  private static final String DROP =
      "SELECT drop_partitions($1::text, $2::text, $3::timestamptz) AS dropped";

  private final Database database;
  private final Retention retention;

  Partitions(Database database, Retention retention) {
    this.database = database;
    this.retention = retention;
  }

  /** For all samples that may be written now and in the next days, and for what is made of them. */
  Future<Void> make(Instant now) {
    Instant first = retention.start(Level.SAMPLE, now);
    return make(Level.SAMPLE, first, now)
        .compose(made -> make(Level.MINUTE, first, now))
        .compose(made -> make(Level.FIVE_MINUTES, first, now))
        .compose(made -> make(Level.HOUR, first, now))
        .compose(made -> make(Level.DAY, first, now));
  }

  private Future<Void> make(Level level, Instant first, Instant now) {
    Duration ahead = level == Level.SAMPLE ? AHEAD : ROLL_UPS_AHEAD;
    return database
        .transactions()
        .preparedQuery(MAKE)
        .execute(Tuple.of(level.table(), unit(level), time(first), time(now.plus(ahead))))
        .mapEmpty();
  }

  /** Of what is kept no longer. */
  Future<Void> drop(Instant now) {
    return drop(Level.SAMPLE, now)
        .compose(dropped -> drop(Level.MINUTE, now))
        .compose(dropped -> drop(Level.FIVE_MINUTES, now))
        .compose(dropped -> drop(Level.HOUR, now));
  }

  private Future<Void> drop(Level level, Instant now) {
    return database
        .transactions()
        .preparedQuery(DROP)
        .execute(Tuple.of(level.table(), unit(level), time(retention.start(level, now))))
        .onSuccess(rows -> tell(level, rows.iterator().next().getInteger("dropped")))
        .mapEmpty();
  }

  private static void tell(Level level, int dropped) {
    if (dropped > 0) {
      log.info("dropped {} partitions of {}", dropped, level.table());
    }
  }

  private static String unit(Level level) {
    return level == Level.SAMPLE ? "day" : "month";
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
