package dev.bulletin.dashboard;

import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Leadership;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.health.Check;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.dashboard.definition.CryptoDashboard;
import dev.bulletin.dashboard.definition.Dashboard;
import dev.bulletin.dashboard.definition.RoomTiles;
import dev.bulletin.dashboard.definition.Summaries;
import dev.bulletin.dashboard.definition.Tiles;
import dev.bulletin.dashboard.poll.Intake;
import dev.bulletin.dashboard.poll.Poller;
import dev.bulletin.dashboard.poll.SourceCheck;
import dev.bulletin.dashboard.series.Histories;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.series.PgSamples;
import dev.bulletin.dashboard.series.PgSeries;
import dev.bulletin.dashboard.series.RedisSamples;
import dev.bulletin.dashboard.source.BinanceTickers;
import dev.bulletin.dashboard.source.GuardedSource;
import dev.bulletin.dashboard.source.Upstream;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.util.List;

/** Polls the markets, keeps what they say, and tells how dashboards stand. */
public final class DashboardServiceMain {
  private static final String NAME = DashboardContract.SERVICE;

  public static final Service<DashboardConfig> SERVICE =
      new Service<>(NAME, DashboardConfig::read, DashboardServiceMain::deploy);

  /** One connection holds the lock of the instance that polls. */
  private static final int SET_ASIDE = 1;

  /** The lock's number: "dash" and 1. */
  private static final long POLLING = 0x6461_7368_0000_0001L;

  private DashboardServiceMain() {}

  public static void main(String[] args) {
    ServiceLauncher.launch(SERVICE);
  }

  /** The whole wiring of the service: everything is built here and below, by hand, once. */
  static Future<?> deploy(Node node, DashboardConfig config) {
    return Migrations.run(node.vertx(), config.pg(), NAME)
        .compose(migrated -> connect(node, config));
  }

  private static Future<?> connect(Node node, DashboardConfig config) {
    Future<Database> database = Database.open(node, NAME, config.pg(), SET_ASIDE);
    Future<RedisConnections> redis = RedisConnections.open(node, NAME, config.redis());
    Future<Caches> caches =
        redis.compose(connected -> Caches.open(node, NAME, config.cache(), connected));
    return Future.all(database, redis, caches)
        .compose(all -> wire(node, config, database.result(), redis.result(), caches.result()));
  }

  private static Future<?> wire(
      Node node, DashboardConfig config, Database database, RedisConnections redis, Caches caches) {
    Dashboard crypto = CryptoDashboard.DASHBOARD;
    var dashboards = List.of(crypto);
    var tiles = new Tiles(config.freshness());
    var history = new PgSamples(database, config.sourceName(), crypto.series());
    var shared = new RedisSamples(redis, config.sourceName());
    var latest = new LatestSamples(shared, history, config.patience(), node.clock());
    var summaries = new Summaries(dashboards, tiles, config.simulated(), node.clock());
    var answers = new CachedAnswers(caches, latest, summaries);
    var rooms = new RoomTiles(dashboards, tiles, node.clock());
    var intake = new Intake(latest, history, shared, node.bus(), rooms);
    var leadership = new Leadership(node.vertx(), database.connection(), POLLING);
    GuardedSource source = source(node, config);
    var poller =
        new Poller(node.vertx(), config.pollInterval(), leadership::isLeader, source, intake);
    watch(node, config, source, latest, leadership);
    return node.bus()
        .subscribe(DashboardContract.SAMPLES, answers::hear)
        .compose(heard -> latest.read())
        .compose(read -> answer(node, answers))
        .compose(answering -> answerHistory(node, config, database, answers))
        .onSuccess(answering -> lead(node, leadership, poller));
  }

  private static GuardedSource source(Node node, DashboardConfig config) {
    Upstream upstream = Upstream.create(node.vertx(), config.deadline());
    node.shutdown().add(Shutdown.Stage.CLIENTS, upstream::close);
    var tickers =
        new BinanceTickers(
            upstream, config.sourceName(), config.binance(), CryptoDashboard.pairs(), node.clock());
    var limits = GuardedSource.Limits.of(config.pollInterval(), config.deadline());
    return new GuardedSource(node.vertx(), tickers, limits, node.meters(), node.clock());
  }

  private static void watch(
      Node node,
      DashboardConfig config,
      GuardedSource source,
      LatestSamples latest,
      Leadership leadership) {
    var check =
        new SourceCheck(source, latest, leadership::isLeader, config.freshness(), node.clock());
    node.health().add(new Check(NAME, "external-apis", check::probe));
    Gauge.builder("bulletin.source.polling", leadership, l -> l.isLeader() ? 1 : 0)
        .description("1 on the instance that polls the source")
        .tag("source", source.name())
        .register(node.meters());
  }

  private static Future<?> answer(Node node, CachedAnswers answers) {
    return node.vertx()
        .deployVerticle(
            () -> new SummaryVerticle(node.bus(), answers),
            new DeploymentOptions().setInstances(node.instances()));
  }

  private static Future<?> answerHistory(
      Node node, DashboardConfig config, Database database, CachedAnswers answers) {
    var series = new PgSeries(database, config.sourceName());
    var histories = new Histories(CryptoDashboard.DASHBOARD.series(), series, node.clock());
    var cached = answers.histories(histories::read);
    return node.vertx()
        .deployVerticle(
            () -> new SeriesVerticle(node.bus(), cached),
            new DeploymentOptions().setInstances(node.instances()));
  }

  private static void lead(Node node, Leadership leadership, Poller poller) {
    node.shutdown().add(Shutdown.Stage.WORK, () -> poller.stop().eventually(leadership::stop));
    leadership.start();
    poller.start();
  }
}
