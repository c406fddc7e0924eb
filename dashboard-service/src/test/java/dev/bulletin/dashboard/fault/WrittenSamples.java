package dev.bulletin.dashboard.fault;

import dev.bulletin.testing.PostgresServer;
import java.util.List;

/** What is written into the samples from now on, in order, with the term that is in force then. */
final class WrittenSamples {
  private static final String WATCH =
      """
      SET search_path = %1$s;
      CREATE TABLE written (
        number    bigint GENERATED ALWAYS AS IDENTITY,
        term      bigint      NOT NULL,
        series_id int         NOT NULL,
        at        timestamptz NOT NULL,
        value     numeric     NOT NULL);
      GRANT ALL ON written TO %1$s;
      CREATE FUNCTION note_written() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO written (term, series_id, at, value)
        SELECT term, NEW.series_id, NEW.at, NEW.value FROM leadership;
        RETURN NULL;
      END $$;
      CREATE TRIGGER note_written AFTER INSERT ON sample
        FOR EACH ROW EXECUTE FUNCTION note_written()""";

  private final PostgresServer postgres;
  private final String schema;

  private WrittenSamples(PostgresServer postgres, String schema) {
    this.postgres = postgres;
    this.schema = schema;
  }

  static WrittenSamples watch(PostgresServer postgres, String schema) {
    postgres.execute(WATCH.formatted(schema));
    return new WrittenSamples(postgres, schema);
  }

  long count() {
    return Long.parseLong(ask("SELECT count(*) FROM %s.written").get(0));
  }

  long terms() {
    return Long.parseLong(ask("SELECT count(DISTINCT term) FROM %s.written").get(0));
  }

  /** Samples that were written more than once. */
  List<String> duplicates() {
    return ask(
        """
        SELECT series_id || '@' || at FROM %s.written
         GROUP BY series_id, at
        HAVING count(*) > 1""");
  }

  /** Samples after which one of an earlier term was written. */
  List<String> termsThatWentBack() {
    return ask(
        """
        SELECT number || ' in term ' || term
          FROM (SELECT number, term, lead(term) OVER (ORDER BY number) AS next FROM %s.written) w
         WHERE next < term""");
  }

  /** Samples after which an older one of the series was written. */
  List<String> timesThatWentBack() {
    return ask(
        """
        SELECT series_id || '@' || at
          FROM (SELECT series_id, at,
                       lead(at) OVER (PARTITION BY series_id ORDER BY number) AS next
                  FROM %s.written) w
         WHERE next <= at""");
  }

  /** Terms in which more than one has written. */
  List<String> termsOfSeveral() {
    return ask(
        """
        SELECT term::text
          FROM %1$s.written
          JOIN %1$s.series ON id = series_id
         WHERE name LIKE '%%.price'
         GROUP BY term
        HAVING count(DISTINCT div(value, STEP)) > 1"""
            .replace("STEP", Integer.toString(Pollers.STEP)));
  }

  private List<String> ask(String sql) {
    return postgres.query(sql.formatted(schema));
  }
}
