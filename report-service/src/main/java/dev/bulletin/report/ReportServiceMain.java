package dev.bulletin.report;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.web.InternalHttp;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.store.PgChangeOutbox;
import dev.bulletin.report.store.PgReportRepository;
import dev.bulletin.report.transfer.ReportExport;
import io.vertx.core.Future;
import java.util.List;

/** Keeps the suite's reports, answers questions about them and announces their changes. */
public final class ReportServiceMain {
  public static final Service<ReportConfig> SERVICE =
      new Service<>(ReportContract.SERVICE, ReportConfig::read, ReportServiceMain::deploy);

  /** The connection that listens for changes. */
  private static final int SET_ASIDE = 1;

  private ReportServiceMain() {}

  public static void main(String[] args) {
    ServiceLauncher.launch(SERVICE);
  }

  /** The whole wiring: the schema first, then its connections, then everything that uses them. */
  static Future<?> deploy(Node node, ReportConfig config) {
    return Migrations.run(node.vertx(), config.pg(), SERVICE.name())
        .compose(done -> Database.open(node, SERVICE.name(), config.pg(), SET_ASIDE))
        .compose(database -> deploy(node, config, database));
  }

  private static Future<?> deploy(Node node, ReportConfig config, Database database) {
    var reports = new PgReportRepository(database);
    var renderer = new BodyRenderer(node.cpu());
    var queries = new ReportQueries(reports, renderer, node.clock());
    var commands = new ReportCommands(reports, renderer, node.meters());
    var outbox = new PgChangeOutbox(database);
    var export = new ReportExport(database, node.meters());
    return Future.all(
        ReportVerticle.deploy(node, queries, commands),
        ChangeAnnouncer.deploy(node, outbox, database, config.announcePeriod()),
        InternalHttp.deploy(node, SERVICE.name(), config.internal(), List.of(export)));
  }
}
