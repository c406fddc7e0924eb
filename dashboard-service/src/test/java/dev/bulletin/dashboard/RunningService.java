package dev.bulletin.dashboard;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.bus.Instance;
import dev.bulletin.common.health.CheckResult;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.SeriesHistory;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.RedisServer;
import io.micrometer.core.instrument.Counter;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** An instance of the service on a node of its own, and what that node hears. */
final class RunningService implements AutoCloseable {
  private final Node node;
  private final List<Sample> heard = new CopyOnWriteArrayList<>();
  private final List<RoomMessage> told = new CopyOnWriteArrayList<>();
  private boolean closed;

  private RunningService(Node node) {
    this.node = node;
  }

  static RunningService start(NodeConfig nodeConfig, DashboardConfig config) {
    var service = new RunningService(await(Node.start(nodeConfig)));
    service.listen();
    await(DashboardServiceMain.SERVICE.startOn(service.node, config));
    service.node.ready();
    service.waitUntilKnown();
    return service;
  }

  /** The node hears of its own service as others do, a moment later. */
  private void waitUntilKnown() {
    Eventually.that(
        Duration.ofSeconds(60),
        () -> !node.directory().instances(DashboardContract.SERVICE).isEmpty());
  }

  /** How many instances of the service the node knows of. */
  int known() {
    return node.directory().instances(DashboardContract.SERVICE).size();
  }

  private void listen() {
    await(
        node.bus()
            .subscribe(DashboardContract.SAMPLES, samples -> heard.addAll(samples.samples())));
    await(
        node.bus()
            .subscribe(RealtimeContract.PUBLISH, messages -> told.addAll(messages.messages())));
  }

  /** The samples announced so far. */
  List<Sample> heard() {
    return List.copyOf(heard);
  }

  /** Of a series. */
  List<Sample> heard(String series) {
    return heard.stream().filter(sample -> sample.series().equals(series)).toList();
  }

  /** The messages to rooms so far. */
  List<RoomMessage> told() {
    return List.copyOf(told);
  }

  /** The series of which Redis holds the newest sample. */
  Set<String> shared(RedisServer server) {
    Redis redis = Redis.createClient(node.vertx(), server.uri());
    try {
      return await(redis.send(Request.cmd(Command.HKEYS).arg("dashboard:latest"))).stream()
          .map(Response::toString)
          .collect(Collectors.toSet());
    } finally {
      redis.close();
    }
  }

  DashboardSummary summary() {
    return summary("crypto");
  }

  DashboardSummary summary(String dashboard) {
    return ask(DashboardContract.SUMMARIZE, new SummarizeDashboard(dashboard));
  }

  /** Whether there is a fresh price of every pair. */
  boolean pricesAreFresh() {
    List<Figure> prices =
        summary().tiles().stream()
            .filter(tile -> ExternalApis.PAIRS.contains(tile.key()))
            .map(Tile::figure)
            .toList();
    return prices.stream().allMatch(figure -> figure.value() != null && !figure.stale());
  }

  <Q extends Record, A extends Record> A ask(Call<Q, A> call, Q question) {
    return Patient.ask(node.bus(), call, question);
  }

  /** What was stored of a series in the last minute, as others ask for it. */
  SeriesHistory lastMinute(String series, int points) {
    Instant now = Instant.now();
    return ask(
        DashboardContract.READ_SERIES,
        new ReadSeries(series, now.minusSeconds(60), now.plusSeconds(1), points));
  }

  /** Where samples are pushed to, as it is announced. */
  URI pushes() {
    Eventually.that(Duration.ofSeconds(60), () -> !internal().isEmpty());
    return URI.create("http://" + internal() + "/samples");
  }

  private String internal() {
    return node.directory().instances(DashboardContract.SERVICE).stream()
        .filter(instance -> instance.id().equals(node.id()))
        .map(Instance::endpoints)
        .map(endpoints -> endpoints.getOrDefault(Endpoint.internal(DashboardContract.SERVICE), ""))
        .findFirst()
        .orElse("");
  }

  CheckResult check(String dependency) {
    return await(node.health().report()).checks().get("dashboard-service/" + dependency);
  }

  boolean isPolling() {
    return node.meters().get("bulletin.source.polling").gauge().value() == 1;
  }

  boolean isResting() {
    return node.meters()
            .get("bulletin.upstream.breaker")
            .tags("upstream", "binance", "state", "open")
            .gauge()
            .value()
        == 1;
  }

  /** How often it asked for tickers, whatever came of it, resting not counted. */
  int fetches() {
    return (int)
        node.meters().find("bulletin.source.fetches").tag("feed", "tickers").counters().stream()
            .filter(counter -> !"resting".equals(counter.getId().getTag("outcome")))
            .mapToDouble(Counter::count)
            .sum();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      node.stop();
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
