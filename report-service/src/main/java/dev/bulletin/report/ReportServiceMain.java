package dev.bulletin.report;

import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.common.web.InternalHttp;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.report.browse.BrowseQueries;
import dev.bulletin.report.browse.PgBrowsing;
import dev.bulletin.report.file.PublishedReports;
import dev.bulletin.report.file.ReportFiles;
import dev.bulletin.report.freeze.Freezer;
import dev.bulletin.report.freeze.ReportCharts;
import dev.bulletin.report.freeze.SeriesReader;
import dev.bulletin.report.image.ImageRoutes;
import dev.bulletin.report.image.PgImageStore;
import dev.bulletin.report.manuscript.ManuscriptQueries;
import dev.bulletin.report.manuscript.PgManuscripts;
import dev.bulletin.report.outcome.CommandOutcomes;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.revision.PgRevisions;
import dev.bulletin.report.revision.RevisionQueries;
import dev.bulletin.report.schedule.ScheduledPublishing;
import dev.bulletin.report.search.PgSearch;
import dev.bulletin.report.search.SearchQueries;
import dev.bulletin.report.snapshot.Snapshots;
import dev.bulletin.report.store.ExportPool;
import dev.bulletin.report.store.PgChangeOutbox;
import dev.bulletin.report.store.PgFrozenCharts;
import dev.bulletin.report.store.PgReportArchive;
import dev.bulletin.report.store.PgReportLifecycle;
import dev.bulletin.report.store.PgReportRepository;
import dev.bulletin.report.transfer.ReportExport;
import dev.bulletin.report.transfer.ReportImport;
import dev.bulletin.report.writer.PgWriterNames;
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
    ServiceLauncher.launch(SERVICE, ReportConfig::pg, args);
  }

  static Future<?> deploy(Node node, ReportConfig config) {
    return deploy(node, config, ReportServiceMain::caches);
  }

  /** Where answers are kept. */
  @FunctionalInterface
  public interface OpenCaches {
    Future<Caches> open(Node node, ReportConfig config);
  }

  /** The whole wiring: the schema first, then its connections, then everything that uses them. */
  public static Future<?> deploy(Node node, ReportConfig config, OpenCaches kept) {
    return Migrations.run(node.vertx(), config.pg(), SERVICE.name())
        .compose(done -> connect(node, config, kept));
  }

  private static Future<?> connect(Node node, ReportConfig config, OpenCaches kept) {
    Future<Database> database = Database.open(node, SERVICE.name(), config.pg(), SET_ASIDE);
    Future<Caches> caches = kept.open(node, config);
    return Future.all(database, caches)
        .compose(both -> deploy(node, config, database.result(), caches.result()));
  }

  /** In memory, and in Redis for all instances. */
  public static Future<Caches> caches(Node node, ReportConfig config) {
    return RedisConnections.open(node, SERVICE.name(), config.redis())
        .compose(redis -> Caches.open(node, SERVICE.name(), config.cache(), redis));
  }

  private static Future<?> deploy(
      Node node, ReportConfig config, Database database, Caches caches) {
    var outbox = new PgChangeOutbox(database);
    var reports = new PgReportRepository(database, outbox::committed);
    var lifecycle = new PgReportLifecycle(database, outbox::committed);
    var renderer = new BodyRenderer(node.cpu());
    var frozen = new PgFrozenCharts(database);
    var dashboards = new SeriesReader(node.bus(), node.clock());
    var charts = new ReportCharts(frozen, dashboards);
    var freezer = new Freezer(frozen, dashboards, renderer);
    var publisher = new Publisher(reports, freezer, node.meters());
    var revisions = new PgRevisions(database);
    var outcomes = CommandOutcomes.open(node, database);
    var invalidations = new Invalidations(caches, outbox);
    var readers =
        new CachedReports(
            caches,
            invalidations,
            new ReportQueries(reports, renderer, charts, node.clock()),
            new SearchQueries(new PgSearch(database), node.clock()),
            new BrowseQueries(new PgBrowsing(database), node.clock()));
    var answerers =
        new Answerers(
            readers,
            new ManuscriptQueries(new PgManuscripts(database), node.clock()),
            new RevisionQueries(revisions, node.cpu(), node.clock()),
            new Previews(renderer, charts, node.clock()),
            new ReportCommands(reports, revisions, renderer, freezer, publisher, node.meters()),
            new LifecycleCommands(lifecycle, node.clock(), node.meters()),
            outcomes,
            new PgWriterNames(database));
    var archive = new PgReportArchive(database, ExportPool.open(node, database, config.exports()));
    var images = new PgImageStore(database);
    var published = new PublishedReports(reports, renderer, charts);
    List<Routes> routes =
        List.of(
            new ReportExport(archive, node),
            new ReportImport(archive, answerers.commands()::check, freezer, node),
            new ImageRoutes(images, node),
            new ReportFiles(node, published, images::findContent, config.publicUrl()));
    return Future.all(
        ReportVerticle.deploy(node, answerers),
        Snapshots.deploy(
            node, database, outcomes, answerers.commands()::create, answerers.commands()::publish),
        ChangeAnnouncer.deploy(node, invalidations, outbox, database, config.announcePeriod()),
        ScheduledPublishing.deploy(node, database, publisher::publish, config.schedulePeriod()),
        InternalHttp.deploy(node, SERVICE.name(), config.internal(), routes));
  }
}
