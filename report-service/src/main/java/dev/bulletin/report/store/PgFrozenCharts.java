package dev.bulletin.report.store;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Frozen charts in PostgreSQL. Thread-safe. */
public final class PgFrozenCharts implements FrozenCharts {
  private static final String FIND =
      """
      SELECT c.key, c.data::text AS data
        FROM report_chart c
        JOIN report r ON r.id = c.report
       WHERE r.slug = $1::text""";

  private static final String BEFORE =
      """
      SELECT r.status,
             ARRAY(SELECT c.key FROM report_chart c WHERE c.report = r.id) AS keys,
             t.language, t.title, t.summary, t.body, t.format, t.reading_minutes
        FROM report r
        LEFT JOIN report_text t ON t.report = r.id AND t.body LIKE '%chart%'
       WHERE r.id = coalesce(
               (SELECT id FROM report WHERE slug = $1::text),
               (SELECT report FROM report_former_slug WHERE slug = $1::text))""";

  private static final Before NOTHING = new Before(ReportStatus.DRAFT, Set.of(), Map.of());

  private final Database database;

  /** Of the reports in that database, whose schema must be up to date. */
  public PgFrozenCharts(Database database) {
    this.database = database;
  }

  @Override
  public Future<List<FrozenSeries>> find(String slug) {
    return database
        .statements()
        .preparedQuery(FIND)
        .mapping(PgFrozenCharts::toFrozen)
        .execute(Tuple.of(slug))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
        .recover(PgFailures::explain);
  }

  private static FrozenSeries toFrozen(Row row) {
    return FrozenSeries.parse(row.getString("key"), row.getString("data"));
  }

  @Override
  public Future<Before> before(String slug) {
    return database
        .statements()
        .preparedQuery(BEFORE)
        .execute(Tuple.of(slug))
        .map(PgFrozenCharts::toBefore)
        .recover(PgFailures::explain);
  }

  private static Before toBefore(RowSet<Row> rows) {
    Map<Language, StoredText> texts = new TreeMap<>();
    Before before = NOTHING;
    for (Row row : rows) {
      texts.putAll(ReportRows.texts(row));
      before = new Before(ReportRows.status(row), Set.of(row.getArrayOfStrings("keys")), texts);
    }
    return before;
  }
}
