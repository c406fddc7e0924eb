package dev.bulletin.report.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;

/** Keeps a write as a revision and puts it among the changes to announce, in its transaction. */
final class History {
  private static final String KEEP =
      """
      INSERT INTO report_revision (report_id, revision, status, principal, at, author, tags, texts)
      SELECT r.id, r.revision, r.status, $2::text, $3::timestamptz, r.author, r.tags,
             (SELECT jsonb_object_agg(t.language, jsonb_build_object(
                       'title', t.title, 'summary', t.summary, 'body', t.body))
                FROM report_text t WHERE t.report_id = r.id)
        FROM report r
       WHERE r.id = $1::bigint""";

  /** The notification only wakes whoever announces; what is to be announced stands in the table. */
  private static final String ANNOUNCE =
      """
      WITH change AS (
        INSERT INTO report_change (report_id, at) VALUES ($1::bigint, $2::timestamptz) RETURNING id)
      SELECT pg_notify('report_changed', id::text) FROM change""";

  private History() {}

  static Future<Void> write(SqlConnection tx, long report, String principal, OffsetDateTime at) {
    return tx.preparedQuery(KEEP)
        .execute(Tuple.of(report, principal, at))
        .compose(kept -> tx.preparedQuery(ANNOUNCE).execute(Tuple.of(report, at)))
        .mapEmpty();
  }
}
