package dev.bulletin.report;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.web.InternalHttp;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.announce.ChangeAnnouncer;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.store.PgReportRepository;
import dev.bulletin.report.store.WaitingChanges;
import dev.bulletin.report.transfer.ExportRoutes;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.util.List;

/** Owns reports: keeps them in PostgreSQL, answers for them, and announces what changed. */
public final class ReportServiceMain {
  public static final Service<ReportConfig> SERVICE =
      new Service<>(ReportContract.SERVICE, ReportConfig::read, ReportServiceMain::deploy);

  /** The connection that listens for changes. */
  private static final int SET_ASIDE = 1;

  private ReportServiceMain() {}

  public static void main(String[] args) {
    ServiceLauncher.launch(SERVICE);
  }

  /** The whole wiring of the service: everything is built here, by hand, once. */
  static Future<?> deploy(Node node, ReportConfig config) {
    return Migrations.run(node.vertx(), config.pg(), ReportContract.SERVICE)
        .compose(migrated -> Database.open(node, ReportContract.SERVICE, config.pg(), SET_ASIDE))
        .compose(database -> deploy(node, config, database));
  }

  private static Future<?> deploy(Node node, ReportConfig config, Database database) {
    var repository = new PgReportRepository(database);
    var reports =
        new Reports(repository, new BodyRenderer(node.cpu()), node.clock(), node.meters());
    var announcer =
        new ChangeAnnouncer(
            node.vertx(),
            database.connection(),
            new WaitingChanges(database),
            node.bus(),
            node.meters());
    node.shutdown().add(Shutdown.Stage.WORK, announcer::stop);
    return node.vertx()
        .deployVerticle(
            () -> new ReportVerticle(node.bus(), reports),
            new DeploymentOptions().setInstances(node.instances()))
        .compose(
            deployed ->
                InternalHttp.deploy(
                    node,
                    ReportContract.SERVICE,
                    config.internal(),
                    List.of(new ExportRoutes(database))))
        .compose(listening -> announcer.start());
  }
}
