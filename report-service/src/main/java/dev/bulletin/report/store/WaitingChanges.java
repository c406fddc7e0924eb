package dev.bulletin.report.store;

import dev.bulletin.common.db.Database;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The committed changes that nobody has announced yet. */
public final class WaitingChanges {
  private static final int AT_ONCE = 50;

  /** Rows that another instance is announcing at this moment are passed over. */
  private static final String TAKE =
      """
      SELECT id FROM report_change
       WHERE announced_at IS NULL
       ORDER BY id
       LIMIT $1::int
         FOR UPDATE SKIP LOCKED""";

  private static final String READ =
      """
      SELECT c.id AS change, c.at, r.slug, r.revision, r.status, r.author, r.tags, r.published_at,
             t.language, t.title, t.summary, t.reading_minutes
        FROM report_change c
        JOIN report r ON r.id = c.report
        LEFT JOIN report_text t ON t.report = r.id
       WHERE c.id = ANY ($1::bigint[])
       ORDER BY c.id, t.language""";

  private static final String MARK =
      "UPDATE report_change SET announced_at = now() WHERE id = ANY ($1::bigint[])";

  private final Database database;

  public WaitingChanges(Database database) {
    this.database = database;
  }

  /**
   * Hands the oldest to the announcer and marks them when it has returned: a crash in between has
   * them announced again, never lost.
   *
   * @return how many there were; fewer than 50 means that none is left
   */
  public Future<Integer> announce(Consumer<ReportChanged> announcer) {
    return database.transactions().withTransaction(tx -> announce(tx, announcer));
  }

  /** Whether a full batch was taken, so that more may wait. */
  public static boolean mayBeMore(int announced) {
    return announced == AT_ONCE;
  }

  private static Future<Integer> announce(SqlConnection tx, Consumer<ReportChanged> announcer) {
    return tx.preparedQuery(TAKE)
        .execute(Tuple.of(AT_ONCE))
        .map(WaitingChanges::ids)
        .compose(ids -> ids.length == 0 ? Future.succeededFuture(0) : announce(tx, ids, announcer));
  }

  private static Future<Integer> announce(
      SqlConnection tx, Long[] ids, Consumer<ReportChanged> announcer) {
    return tx.preparedQuery(READ)
        .execute(Tuple.of(ids))
        .onSuccess(rows -> toChanges(rows).forEach(announcer))
        .compose(told -> tx.preparedQuery(MARK).execute(Tuple.of(ids)))
        .map(ids.length);
  }

  private static Long[] ids(RowSet<Row> rows) {
    List<Long> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(row.getLong("id")));
    return ids.toArray(Long[]::new);
  }

  private static List<ReportChanged> toChanges(RowSet<Row> rows) {
    Map<Long, List<Row>> rowsByChange = new LinkedHashMap<>();
    rows.forEach(
        row ->
            rowsByChange.computeIfAbsent(row.getLong("change"), id -> new ArrayList<>()).add(row));
    return rowsByChange.values().stream().map(WaitingChanges::toChange).toList();
  }

  /** One row for each language. */
  private static ReportChanged toChange(List<Row> rows) {
    Row first = rows.get(0);
    String slug = first.getString("slug");
    ReportStatus status = ReportRows.status(first);
    List<ReportSummary> summaries =
        status == ReportStatus.PUBLISHED
            ? rows.stream().map(ReportRows::toSummary).toList()
            : List.of();
    return new ReportChanged(
        Long.toString(first.getLong("change")),
        slug,
        first.getInteger("revision"),
        status,
        ReportRows.instant(first, "at"),
        Set.of(ReportContract.tag(slug), ReportContract.LIST_TAG),
        summaries);
  }
}
