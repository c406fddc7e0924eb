package dev.bulletin.dashboard;

import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Leadership;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.db.Terms;
import dev.bulletin.common.health.Check;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.metrics.SelfMetrics;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.common.web.InternalHttp;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.dashboard.history.CandleHistories;
import dev.bulletin.dashboard.history.CandleReader;
import dev.bulletin.dashboard.history.CandleStore;
import dev.bulletin.dashboard.history.Fence;
import dev.bulletin.dashboard.history.Histories;
import dev.bulletin.dashboard.history.PgCandleReader;
import dev.bulletin.dashboard.history.PgCandles;
import dev.bulletin.dashboard.history.PgSamples;
import dev.bulletin.dashboard.history.PgSeries;
import dev.bulletin.dashboard.history.SeriesIds;
import dev.bulletin.dashboard.history.SeriesList;
import dev.bulletin.dashboard.history.SeriesReader;
import dev.bulletin.dashboard.history.StoredSeries;
import dev.bulletin.dashboard.library.Dashboards;
import dev.bulletin.dashboard.library.DefinitionCommands;
import dev.bulletin.dashboard.library.DefinitionQueries;
import dev.bulletin.dashboard.library.Library;
import dev.bulletin.dashboard.library.LibraryVerticle;
import dev.bulletin.dashboard.library.PgDefinitions;
import dev.bulletin.dashboard.poll.CandleFigures;
import dev.bulletin.dashboard.poll.Computation;
import dev.bulletin.dashboard.poll.Duty;
import dev.bulletin.dashboard.poll.Harvest;
import dev.bulletin.dashboard.poll.Intake;
import dev.bulletin.dashboard.poll.MarketFigures;
import dev.bulletin.dashboard.poll.PatientSamples;
import dev.bulletin.dashboard.poll.PolledApi;
import dev.bulletin.dashboard.poll.Poller;
import dev.bulletin.dashboard.poll.SourceCheck;
import dev.bulletin.dashboard.push.PushRoutes;
import dev.bulletin.dashboard.push.PushRules;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.series.RedisSamples;
import dev.bulletin.dashboard.source.Catalogue;
import dev.bulletin.dashboard.source.KnownSources;
import dev.bulletin.dashboard.source.SeriesOffer;
import dev.bulletin.dashboard.source.Source;
import dev.bulletin.dashboard.summary.FallbackWatch;
import dev.bulletin.dashboard.summary.RoomTiles;
import dev.bulletin.dashboard.summary.Staleness;
import dev.bulletin.dashboard.summary.Summaries;
import dev.bulletin.dashboard.summary.Tiles;
import dev.bulletin.dashboard.system.SystemMetrics;
import dev.bulletin.dashboard.upkeep.Housekeeping;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
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

  private static final Fence FENCE = new Fence(POLLING);
  private static final Duration CATCH_UP = Duration.ofSeconds(1);

  /** Of a pushed figure of which its tile says nothing. */
  private static final Duration PUSHED_FRESHNESS = Duration.ofMinutes(1);

  private DashboardServiceMain() {}

  public static void main(String[] args) {
    ServiceLauncher.launch(SERVICE, DashboardConfig::pg, args);
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
    Future<Dashboards> dashboards =
        node.vertx().executeBlocking(Dashboards::bundled, /* ordered= */ false);
    return Future.all(database, redis, caches, dashboards)
        .map(
            all ->
                new Means(database.result(), redis.result(), caches.result(), dashboards.result()))
        .compose(means -> wire(node, config, means));
  }

  /** What the rest stands on. */
  private record Means(
      Database database, RedisConnections redis, Caches caches, Dashboards dashboards) {}

  private static Future<?> wire(Node node, DashboardConfig config, Means means) {
    var ids = new SeriesIds(means.database());
    var stored =
        new StoredSeries(means.database(), config.realm(), config.retention(), node.clock());
    var candles = new PgCandles(means.database(), ids, stored, FENCE);
    var series = new PgSeries(means.database(), stored);
    var metrics = new SystemMetrics(node.clock());
    List<PolledApi> apis = ExternalApis.open(node, config, candles);
    List<Source> sources = sources(apis, metrics);
    List<Computation> computations = computations(config, series, candles);
    Catalogue catalogue = catalogue(sources, computations);
    Staleness staleness = Staleness.of(catalogue, PUSHED_FRESHNESS);
    var tiles = new Tiles(staleness);
    var history =
        new PgSamples(
            means.database(), ids, FENCE, config.realm(), config.retention(), node.clock());
    var shared = new RedisSamples(means.redis(), config.realm());
    var latest = new LatestSamples(shared, history, config.patience(), node.clock());
    var summaries = new Summaries(means.dashboards(), tiles, config.simulated(), node.clock());
    var answers = new CachedAnswers(means.caches(), latest, means.dashboards(), summaries);
    var rooms = new RoomTiles(means.dashboards(), tiles, node.clock());
    var leadership =
        new Leadership(node.vertx(), means.database().connection(), POLLING, Terms.COUNTED);
    var duty = new Duty(leadership::term, leadership::termWhenCutOff, latest::term);
    var patient = new PatientSamples(history, duty, node.clock());
    var intake = new Intake(duty, latest, patient, shared, node.bus(), rooms);
    List<Poller> pollers = pollers(node, duty, sources, new Harvest(intake, candles, computations));
    var list =
        new SeriesList(
            means.database(),
            config.realm(),
            latest,
            sample -> staleness.of(sample, null),
            node.clock());
    watch(node, apis, latest, duty);
    return node.bus()
        .subscribe(DashboardContract.SAMPLES, answers::hear)
        .compose(heard -> node.bus().subscribe(DashboardContract.SAMPLES, patient::hear))
        .compose(heard -> node.bus().subscribe(SelfMetrics.TOPIC, metrics::hear))
        .compose(heard -> latest.read())
        .compose(read -> answer(node, answers))
        .compose(
            answering ->
                answerHistory(
                    node,
                    catalogue,
                    series,
                    new PgCandleReader(means.database(), stored),
                    answers,
                    list))
        .compose(answering -> answerDefinitions(node, means, answers))
        .compose(answering -> takePushes(node, config, catalogue, intake))
        .onSuccess(answering -> watchFallbacks(node, latest, rooms, duty))
        .onSuccess(answering -> keepOrder(node, config, means, leadership, patient))
        .onSuccess(answering -> lead(node, leadership, pollers));
  }

  /** All that are asked: those outside, and Bulletin's own figures. */
  private static List<Source> sources(List<PolledApi> apis, SystemMetrics metrics) {
    List<Source> sources = new ArrayList<>();
    apis.forEach(api -> sources.addAll(api.sources()));
    sources.add(metrics);
    return List.copyOf(sources);
  }

  /** What follows from the figures of those APIs that are asked. */
  private static List<Computation> computations(
      DashboardConfig config, SeriesReader series, CandleStore candles) {
    String name = config.sourceName(KnownSources.BULLETIN);
    return List.of(
        new CandleFigures(candles, name, ExternalApis.PAIRS),
        new MarketFigures(series, name, ExternalApis.market(config)));
  }

  private static Catalogue catalogue(List<Source> sources, List<Computation> computations) {
    List<SeriesOffer> offers = new ArrayList<>();
    sources.stream().flatMap(SeriesOffer::of).forEach(offers::add);
    computations.forEach(computation -> offers.addAll(computation.offers()));
    return new Catalogue(offers);
  }

  private static List<Poller> pollers(Node node, Duty duty, List<Source> sources, Harvest harvest) {
    return sources.stream()
        .map(source -> new Poller(node.vertx(), duty::term, source, harvest))
        .toList();
  }

  private static void watch(Node node, List<PolledApi> apis, LatestSamples latest, Duty duty) {
    for (PolledApi api : apis) {
      var check = new SourceCheck(api, latest, duty::isOn, node.clock());
      node.health().add(new Check(NAME, "source-" + api.name(), check::probe));
    }
    Gauge.builder("bulletin.source.polling", duty, d -> d.isOn() ? 1 : 0)
        .description("1 on the instance that polls the sources")
        .register(node.meters());
  }

  private static Future<?> answer(Node node, CachedAnswers answers) {
    return node.vertx()
        .deployVerticle(
            () -> new SummaryVerticle(node.bus(), answers),
            new DeploymentOptions().setInstances(node.instances()));
  }

  private static Future<?> answerHistory(
      Node node,
      Catalogue catalogue,
      SeriesReader series,
      CandleReader spans,
      CachedAnswers answers,
      SeriesList list) {
    var histories = new Histories(catalogue::gives, series, node.clock());
    var candles = new CandleHistories(catalogue::gives, spans, node.clock());
    var all =
        new SeriesVerticle.Answers(
            answers.histories(histories::read),
            answers.candles(candles::read),
            answers.pages(list::read));
    return node.vertx()
        .deployVerticle(
            () -> new SeriesVerticle(node.bus(), all),
            new DeploymentOptions().setInstances(node.instances()));
  }

  private static Future<?> takePushes(
      Node node, DashboardConfig config, Catalogue catalogue, Intake intake) {
    var rules = new PushRules(catalogue::gives, config.retention().samples());
    var routes = new PushRoutes(node, rules, config.push().perSecond(), intake::acceptPushed);
    return InternalHttp.deploy(node, NAME, config.push().internal(), List.of(routes));
  }

  private static Future<?> answerDefinitions(Node node, Means means, CachedAnswers answers) {
    Dashboards dashboards = means.dashboards();
    var store = new PgDefinitions(means.database());
    var library = new Library(node.vertx(), store, dashboards, answers::forget);
    var queries = new DefinitionQueries(node.vertx(), dashboards, answers::preview, node.clock());
    var commands = new DefinitionCommands(node.vertx(), node.bus(), store, node.clock());
    return node.vertx().deployVerticle(new LibraryVerticle(node.bus(), library, queries, commands));
  }

  private static void watchFallbacks(Node node, LatestSamples latest, RoomTiles rooms, Duty duty) {
    var watch = new FallbackWatch(node.vertx(), node.bus(), latest, rooms, duty::isOn);
    node.shutdown().add(Shutdown.Stage.WORK, watch::stop);
    watch.start();
  }

  /** What the leader does for history: writes later what it could not write, and keeps order. */
  private static void keepOrder(
      Node node,
      DashboardConfig config,
      Means means,
      Leadership leadership,
      PatientSamples patient) {
    var late = new Repeater(node.vertx(), "catching up", CATCH_UP, patient::catchUp);
    var housekeeping =
        new Housekeeping(
            node.vertx(), means.database(), config.retention(), leadership::isLeader, node.clock());
    node.shutdown().add(Shutdown.Stage.WORK, late::stop);
    node.shutdown().add(Shutdown.Stage.WORK, housekeeping::stop);
    late.start();
    housekeeping.start();
  }

  private static void lead(Node node, Leadership leadership, List<Poller> pollers) {
    node.shutdown().add(Shutdown.Stage.WORK, () -> stop(pollers).eventually(leadership::stop));
    leadership.start();
    pollers.forEach(Poller::start);
  }

  private static Future<?> stop(List<Poller> pollers) {
    return Future.join(pollers.stream().map(Poller::stop).toList());
  }
}
