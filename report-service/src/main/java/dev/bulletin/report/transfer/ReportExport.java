package dev.bulletin.report.transfer;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Routes;
import dev.bulletin.report.store.PgReportArchive;
import dev.bulletin.report.store.ReportSelection;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.streams.ReadStream;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.sqlclient.Row;
import java.time.Duration;

/**
 * Reports as NDJSON, one a line, in the order in which they were created: those that are published,
 * or all of them for those who may write. It reads from PostgreSQL only as fast as the other side
 * takes it, with as many lines in work at once as there are threads for that, so that its memory
 * does not grow with the number of reports.
 */
public final class ReportExport implements Routes {
  /** The media type of lines of JSON. */
  static final String MEDIA_TYPE = "application/x-ndjson";

  /** Much longer than any buffer between here and a reader who is merely slow takes to drain. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final PgReportArchive archive;
  private final WorkerExecutor cpu;
  private final int atOnce;
  private final Counter exported;
  private final Duration patience;

  /** Reads from that archive. */
  public ReportExport(PgReportArchive archive, Node node) {
    this(archive, node, PATIENCE);
  }

  /** Ends an export of which nothing is taken for as long. */
  ReportExport(PgReportArchive archive, Node node, Duration patience) {
    this.patience = patience;
    this.archive = archive;
    this.cpu = node.cpu();
    this.atOnce = node.config().runtime().cpuWorkers();
    this.exported =
        Counter.builder("bulletin.reports.exported")
            .description("reports handed on to readers of an export")
            .register(node.meters());
  }

  @Override
  public void mount(Router router) {
    router.get("/reports.ndjson").handler(this::export);
  }

  private void export(RoutingContext ctx) {
    ReportSelection selection = selection(ctx.request());
    HttpServerResponse response =
        ctx.response().setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
    archive.read(selection, rows -> stream(ctx.vertx(), rows, response)).onFailure(ctx::fail);
  }

  private static ReportSelection selection(HttpServerRequest request) {
    String all = request.getParam("all", "false");
    if (!all.equals("true") && !all.equals("false")) {
      throw ServiceException.invalid("all", "expected true or false");
    }
    return all.equals("true") ? everything(request) : ReportSelection.PUBLISHED;
  }

  private static ReportSelection everything(HttpServerRequest request) {
    WritePermission.of(request);
    return ReportSelection.ALL;
  }

  private Future<Void> stream(Vertx vertx, ReadStream<Row> rows, HttpServerResponse response) {
    var lines = new OrderedWork<>(rows, atOnce, this::toLine);
    var watch = new ReaderWatch(vertx, response, patience, lines::fail);
    // A stream that breaks off must not look like one that is complete.
    return lines.pipe().endOnFailure(false).to(response).onComplete(ended -> watch.end());
  }

  private Future<Buffer> toLine(Row row) {
    return cpu.executeBlocking(() -> encode(row), /* ordered= */ false)
        .onSuccess(line -> exported.increment());
  }

  private static Buffer encode(Row row) {
    ReportLine line = ReportLine.of(PgReportArchive.toReport(row));
    return JsonMapper.buffer(line).appendString("\n");
  }
}
