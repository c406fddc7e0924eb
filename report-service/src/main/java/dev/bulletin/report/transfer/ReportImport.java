package dev.bulletin.report.transfer;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Routes;
import dev.bulletin.report.freeze.Freezer;
import dev.bulletin.report.store.PgReportArchive;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/**
 * Takes reports as NDJSON, as an export gives them, and answers each line by a line, in order,
 * while more come in. It reads no faster than it writes to PostgreSQL and than its answers are
 * read: whoever sends must read at the same time.
 */
public final class ReportImport implements Routes {
  /**
   * Two bodies of the largest size in JSON, with every second character escaped, and as much again
   * for the numbers of its charts.
   */
  private static final int MAX_LINE = 16 << 20;

  private final PgReportArchive archive;
  private final ReportCheck check;
  private final Freezer freezer;
  private final WorkerExecutor cpu;
  private final int atOnce;
  private final Clock clock;
  private final MeterRegistry meters;

  /** Writes to that archive what passes the check, with the numbers of charts that it lacks. */
  public ReportImport(PgReportArchive archive, ReportCheck check, Freezer freezer, Node node) {
    this.archive = archive;
    this.check = check;
    this.freezer = freezer;
    this.cpu = node.cpu();
    this.atOnce = node.config().runtime().cpuWorkers();
    this.clock = node.clock();
    this.meters = node.meters();
  }

  @Override
  public void mount(Router router) {
    router.post("/reports.ndjson").handler(this::take);
  }

  private void take(RoutingContext ctx) {
    Principal principal = WritePermission.of(ctx.request());
    var run = new ImportRun(archive, check, freezer, principal, cpu, clock, meters);
    Lines lines = new Lines(ctx.request().pause(), MAX_LINE);
    HttpServerResponse response =
        ctx.response()
            .setChunked(true)
            .putHeader(HttpHeaders.CONTENT_TYPE, ReportExport.MEDIA_TYPE);
    response.writeHead().compose(begun -> stream(lines, run, response)).onFailure(ctx::fail);
  }

  private Future<Void> stream(Lines lines, ImportRun run, HttpServerResponse response) {
    return new OrderedWork<>(lines, atOnce, run::take).pipe().endOnFailure(false).to(response);
  }
}
