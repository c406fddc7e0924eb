package dev.bulletin.bench.series;

import dev.bulletin.testing.PostgresServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Samples of many series, put into the tables by SQL in the order in which they would come. */
final class SeriesFill {
  static final String SOURCE = "binance-simulated";

  private static final String PREPARE =
      """
      SET search_path = %1$s;
      SET timezone = 'UTC';
      INSERT INTO series (name, source)
      SELECT 'S-' || i || '.price', '%4$s' FROM generate_series(1, %5$d) i;
      SELECT make_partitions('sample', 'day', '%2$s', '%3$s');
      SELECT make_partitions('rollup_minute', 'month', '%2$s', '%3$s');
      SELECT make_partitions('rollup_five_minutes', 'month', '%2$s', '%3$s');
      SELECT make_partitions('rollup_hour', 'month', '%2$s', '%3$s');
      SELECT make_partitions('rollup_day', 'month', '%2$s', '%3$s');
      UPDATE rolled_up SET until = date_trunc('day', timestamptz '%2$s')""";

  private static final String FILL =
      """
      SET search_path = %1$s;
      INSERT INTO sample (series_id, at, value)
      SELECT id, at,
             round((50000 + 900 * sin(extract(epoch FROM at) / 9000 + id) + 40 * random())::numeric, 2)
        FROM generate_series(timestamptz '%2$s', timestamptz '%3$s' - interval '5 seconds',
                             interval '5 seconds') at,
             series""";

  private final PostgresServer postgres;
  private final String schema;

  SeriesFill(PostgresServer postgres, String schema) {
    this.postgres = postgres;
    this.schema = schema;
  }

  void fill(Instant from, Instant to, int series) {
    postgres.execute(PREPARE.formatted(schema, from, to, SOURCE, series));
    Stream.iterate(from, day -> day.isBefore(to), day -> day.plus(1, ChronoUnit.DAYS))
        .toList()
        .parallelStream()
        .forEach(day -> fill(day, to));
  }

  /** Each day is a table of its own, so that several are filled at once. */
  private void fill(Instant day, Instant to) {
    Instant end = day.plus(1, ChronoUnit.DAYS);
    postgres.execute(FILL.formatted(schema, day, end.isBefore(to) ? end : to));
  }

  /** As the server does by itself in time. */
  void analyze() {
    postgres.execute("VACUUM ANALYZE");
  }

  long samples() {
    return number("SELECT count(*) FROM %s.sample");
  }

  long mebibytes() {
    return number(
        "SELECT sum(pg_total_relation_size(oid)) / 1048576 FROM pg_class"
            + " WHERE relnamespace = '%s'::regnamespace AND relkind = 'r'");
  }

  private long number(String sql) {
    return (long) Double.parseDouble(postgres.query(sql.formatted(schema)).get(0));
  }
}
