package dev.bulletin.common.lifecycle;

import dev.bulletin.common.bus.Announcer;
import dev.bulletin.common.bus.CallBreakers;
import dev.bulletin.common.bus.Directory;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.cluster.HazelcastCluster;
import dev.bulletin.common.health.HealthChecks;
import dev.bulletin.common.metrics.EventLoops;
import dev.bulletin.common.metrics.Metrics;
import dev.bulletin.common.metrics.SelfReport;
import dev.bulletin.common.trace.Traces;
import dev.bulletin.common.web.ManagementVerticle;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Vert.x with all that the services on it share: bus, directory, metrics, health, the pool for
 * heavy computation, and the order of stopping. Usually one service runs on a node; deploy/local
 * runs all four on one.
 */
public final class Node {
  private static final Logger log = LoggerFactory.getLogger(Node.class);

  private static final long FINISH_SECONDS = 10;

  /** As long as a collector that is there needs; one that is away costs the others no more. */
  private static final Duration TO_SEND_TRACES = Duration.ofSeconds(5);

  private final NodeConfig config;
  private final String id;
  private final Traces traces;
  private final Clock clock = Clock.systemUTC();
  private final PrometheusMeterRegistry meters;
  private final Vertx vertx;
  private final Directory directory = new Directory();
  private final CallBreakers calls;
  private final TypedBus bus;
  private final Announcer announcer;
  private final WorkerExecutor cpu;
  private final Readiness readiness = new Readiness(directory);
  private final HealthChecks health;
  private final Shutdown shutdown = new Shutdown();
  private final AtomicBoolean stopping = new AtomicBoolean();
  private volatile @Nullable EventLoops loops;
  private volatile int managementPort;

  private Node(
      NodeConfig config, String id, PrometheusMeterRegistry meters, Traces traces, Vertx vertx) {
    this.config = config;
    this.id = id;
    this.traces = traces;
    this.meters = meters;
    this.vertx = vertx;
    this.calls = new CallBreakers(vertx, clock, meters, directory);
    this.bus = new TypedBus(vertx, id, directory, calls);
    this.announcer = new Announcer(vertx, bus, directory, id);
    this.cpu = vertx.createSharedWorkerExecutor("bulletin-cpu", config.runtime().cpuWorkers());
    this.health = new HealthChecks(vertx, clock);
    shutdown.add(
        Shutdown.Stage.SERVERS, () -> bus.finished().timeout(FINISH_SECONDS, TimeUnit.SECONDS));
  }

  /** Starts Vert.x, joins the cluster if there is one, and opens the management port. */
  public static Future<Node> start(NodeConfig config) {
    return start(config, "bulletin");
  }

  /** With a name for its traces. */
  static Future<Node> start(NodeConfig config, String name) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    PrometheusMeterRegistry meters = Metrics.registry();
    Traces traces = Traces.open(config.traces(), name, id, meters);
    return vertx(config, meters, traces)
        .map(vertx -> new Node(config, id, meters, traces, vertx))
        .compose(Node::open);
  }

  private static Future<Vertx> vertx(
      NodeConfig config, PrometheusMeterRegistry meters, Traces traces) {
    VertxOptions options =
        new VertxOptions()
            .setEventLoopPoolSize(config.runtime().eventLoops())
            .setWorkerPoolSize(config.runtime().workers())
            .setPreferNativeTransport(true)
            .setEventBusOptions(HazelcastCluster.bus(config.cluster()))
            .setMetricsOptions(Metrics.options());
    VertxBuilder builder =
        traces.on(Vertx.builder().with(options).withMetrics(Metrics.factory(meters)));
    return config.cluster().enabled()
        ? builder.withClusterManager(HazelcastCluster.manager(config.cluster())).buildClustered()
        : Future.succeededFuture(builder.build());
  }

  private Future<Node> open() {
    return EventLoops.watch(vertx, meters, config.runtime().eventLoops())
        .onSuccess(watching -> loops = watching)
        .compose(this::manage)
        .compose(deployed -> announcer.start())
        .onSuccess(announcing -> new SelfReport(bus, meters, id).start(vertx))
        .map(this);
  }

  private Future<?> manage(EventLoops loops) {
    var management = new ManagementVerticle(config.management(), this, loops);
    return vertx
        .deployVerticle(management)
        .onSuccess(deployed -> managementPort = management.port());
  }

  /** Everything has been deployed; new work is welcome. */
  public void ready() {
    readiness.started();
  }

  /**
   * Stops in order: no new work, sockets told, requests finished, work ended, clients closed,
   * traces sent, cluster left. Blocks until the grace period is over at most, whatever hangs, and
   * does nothing the second time.
   */
  public void stop() {
    if (!stopping.compareAndSet(false, true)) {
      return;
    }
    Grace grace = Grace.begin(config.runtime().grace(), System::nanoTime);
    readiness.drain();
    announcer.leave();
    await("drain", vertx.timer(drainMillis(), TimeUnit.MILLISECONDS), grace);
    await("shutdown", shutdown.run(grace), grace);
    await("sending of traces", traces.close(toSendTraces(grace)), grace);
    announcer.stop();
    await("close", vertx.close(), grace);
  }

  private static Duration toSendTraces(Grace grace) {
    Duration step = grace.step();
    return step.compareTo(TO_SEND_TRACES) < 0 ? step : TO_SEND_TRACES;
  }

  private long drainMillis() {
    return config.runtime().drain().toMillis() + 1;
  }

  private static void await(String step, Future<?> future, Grace grace) {
    Duration limit = grace.left();
    try {
      future.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      log.warn("{} did not end in {}", step, limit, e);
    }
  }

  public NodeConfig config() {
    return config;
  }

  /** Unique for each start. */
  public String id() {
    return id;
  }

  public Clock clock() {
    return clock;
  }

  public Vertx vertx() {
    return vertx;
  }

  public TypedBus bus() {
    return bus;
  }

  /** Tells how the calls of other services are. */
  public CallBreakers calls() {
    return calls;
  }

  public Directory directory() {
    return directory;
  }

  public Announcer announcer() {
    return announcer;
  }

  public PrometheusMeterRegistry meters() {
    return meters;
  }

  /** For rendering and compression: as many threads as cores; use it unordered. */
  public WorkerExecutor cpu() {
    return cpu;
  }

  /** Watches whether the event loops turn. */
  public EventLoops loops() {
    return Objects.requireNonNull(loops);
  }

  public Readiness readiness() {
    return readiness;
  }

  public HealthChecks health() {
    return health;
  }

  public Shutdown shutdown() {
    return shutdown;
  }

  /** How many instances of a verticle use every event loop. */
  public int instances() {
    return config.runtime().eventLoops();
  }

  /** The port of the management server. */
  public int managementPort() {
    return managementPort;
  }
}
