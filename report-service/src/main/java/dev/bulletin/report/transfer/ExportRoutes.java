package dev.bulletin.report.transfer;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.web.Routes;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.PreparedStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /reports.ndjson}: all published reports with their texts, oldest first, one JSON
 * object a line, from a database cursor that waits for the reader.
 */
public final class ExportRoutes implements Routes {
  private static final Logger log = LoggerFactory.getLogger(ExportRoutes.class);
  private static final int FETCH = 100;

  private static final String EXPORT =
      """
      SELECT jsonb_build_object(
               'slug', r.slug, 'revision', r.revision, 'author', r.author, 'tags', r.tags,
               'publishedAt', r.published_at,
               'texts', (SELECT jsonb_object_agg(t.language, jsonb_build_object(
                                  'title', t.title, 'summary', t.summary, 'body', t.body))
                           FROM report_text t WHERE t.report = r.id))::text AS line
        FROM report r
       WHERE r.status = 'published'
       ORDER BY r.published_at, r.id""";

  private final Database database;

  public ExportRoutes(Database database) {
    this.database = database;
  }

  @Override
  public void mount(Router router) {
    router.get("/reports.ndjson").handler(this::export);
  }

  private void export(RoutingContext ctx) {
    HttpServerResponse response =
        ctx.response().setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "application/x-ndjson");
    database
        .transactions()
        .withTransaction(tx -> tx.prepare(EXPORT).compose(statement -> stream(statement, response)))
        .onSuccess(sent -> response.end())
        .onFailure(failure -> abandon(ctx, failure));
  }

  private static Future<Void> stream(PreparedStatement statement, HttpServerResponse response) {
    return statement.createStream(FETCH).pipe().endOnSuccess(false).to(new LineWriter(response));
  }

  /** What was sent cannot be taken back, so the connection is cut: half an export is no export. */
  private static void abandon(RoutingContext ctx, Throwable failure) {
    if (ctx.response().headWritten()) {
      log.warn("an export was cut short", failure);
      ctx.response().reset();
    } else {
      ctx.fail(failure);
    }
  }
}
