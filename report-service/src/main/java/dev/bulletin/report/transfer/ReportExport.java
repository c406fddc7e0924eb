package dev.bulletin.report.transfer;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All published reports as NDJSON, one a line, in the order in which they were created. It reads
 * from PostgreSQL only as fast as the other side takes it, so that its memory does not grow with
 * their number.
 */
public final class ReportExport implements Routes {
  /** Orders first and joins the texts then, row by row: PostgreSQL keeps no text waiting either. */
  static final String PUBLISHED =
      """
      SELECT r.slug, r.revision, r.author, r.tags, r.created_at, r.updated_at, r.published_at,
             t.languages, t.titles, t.summaries, t.bodies
        FROM (SELECT id, slug, revision, author, tags, created_at, updated_at, published_at
                FROM report
               WHERE status = 'published'
               ORDER BY id) r,
             LATERAL (SELECT array_agg(language) AS languages, array_agg(title) AS titles,
                             array_agg(summary) AS summaries, array_agg(body) AS bodies
                        FROM report_text
                       WHERE report = r.id) t
       ORDER BY r.id""";

  private static final int FETCH = 100;

  private final Database database;
  private final Counter exported;

  /** Reads from that database. */
  public ReportExport(Database database, MeterRegistry meters) {
    this.database = database;
    this.exported =
        Counter.builder("bulletin.reports.exported")
            .description("reports handed on to readers of an export")
            .register(meters);
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
        .withTransaction(connection -> stream(connection, response))
        .onFailure(ctx::fail);
  }

  private Future<Void> stream(SqlConnection connection, HttpServerResponse response) {
    return connection.prepare(PUBLISHED).compose(statement -> stream(statement, response));
  }

  private Future<Void> stream(PreparedStatement statement, HttpServerResponse response) {
    // A stream that breaks off must not look like one that is complete.
    return new Lines(statement.createStream(FETCH), this::toLine)
        .pipe()
        .endOnFailure(false)
        .to(response)
        .eventually(statement::close);
  }

  private Buffer toLine(Row row) {
    exported.increment();
    return JsonMapper.buffer(toReport(row)).appendString("\n");
  }

  private static ExportedReport toReport(Row row) {
    return new ExportedReport(
        row.getString("slug"),
        row.getInteger("revision"),
        row.getString("author"),
        List.of(row.getArrayOfStrings("tags")),
        texts(row),
        instant(row, "created_at"),
        instant(row, "updated_at"),
        instant(row, "published_at"));
  }

  private static Map<Language, ReportText> texts(Row row) {
    String[] languages = row.getArrayOfStrings("languages");
    String[] titles = row.getArrayOfStrings("titles");
    String[] summaries = row.getArrayOfStrings("summaries");
    String[] bodies = row.getArrayOfStrings("bodies");
    Map<Language, ReportText> texts = new EnumMap<>(Language.class);
    for (int i = 0; i < languages.length; i++) {
      texts.put(
          Language.of(languages[i]).orElseThrow(),
          new ReportText(titles[i], summaries[i], bodies[i]));
    }
    return texts;
  }

  private static Instant instant(Row row, String column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
