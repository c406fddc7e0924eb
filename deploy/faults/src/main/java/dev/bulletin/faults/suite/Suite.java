package dev.bulletin.faults.suite;

import dev.bulletin.local.simulator.MarketSimulator;
import dev.bulletin.testing.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Several instances of each service in one cluster, with their stores and the market simulator. */
public final class Suite implements AutoCloseable {
  /** May write through every gateway. */
  public static final String TOKEN = "a-bootstrap-token-for-the-fault-tests-only";

  /** Older than this a price is stale. */
  public static final Duration FRESHNESS_LIMIT = Duration.ofSeconds(15);

  private final Size size;
  private final Build build;
  private final Network network;
  private final Path folder;
  private final Stores stores;
  private final Vertx vertx;
  private final String simulator;
  private final InstanceSettings settings;
  private final List<Instance> instances = new CopyOnWriteArrayList<>();
  private final Probes probes;
  private int added;

  private Suite(Size size, Build build, Network network, Path folder) throws IOException {
    this.size = size;
    this.build = build;
    this.network = network;
    this.folder = Files.createDirectories(folder.toAbsolutePath());
    this.stores = Stores.start(this.folder, network);
    this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    this.simulator = "http://" + network.outside() + ":" + startSimulator();
    this.settings = new InstanceSettings(stores, simulator);
    this.instances.addAll(instances());
    this.probes = Probes.start(instances);
  }

  private int startSimulator() {
    return new MarketSimulator(vertx).start(0, network.outside()).await();
  }

  /**
   * Starts all and waits until all have started.
   *
   * @param build which they are of
   * @param folder for data and logs; of this run alone
   */
  public static Suite start(Size size, Build build, Network network, Path folder)
      throws IOException {
    Suite suite = new Suite(size, build, network, folder);
    try {
      suite.start();
      return suite;
    } catch (RuntimeException | AssertionError e) {
      suite.close();
      throw e;
    }
  }

  /**
   * One alone, so that there is a cluster to join; then the first of each service, as it makes the
   * tables; then all others.
   */
  private void start() {
    Instance founder = instances.get(0);
    start(List.of(founder));
    List<Instance> first = Stream.of(Kind.values()).map(this::first).toList();
    start(first.stream().filter(instance -> !instance.equals(founder)).toList());
    start(instances.stream().filter(instance -> !first.contains(instance)).toList());
  }

  private static void start(List<Instance> some) {
    some.forEach(Instance::startAgain);
    some.forEach(Instance::awaitStart);
  }

  private List<Instance> instances() throws IOException {
    List<Planned> planned = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 1; i <= size.instances(); i++) {
        planned.add(plan(kind, kind.service() + "-" + i));
      }
    }
    List<String> members = planned.stream().map(Planned::member).toList();
    List<Instance> all = new ArrayList<>();
    for (Planned one : planned) {
      all.add(instance(one, members, build));
    }
    return all;
  }

  private Instance instance(Planned planned, List<String> members, Build its) throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    Map<String, String> told = settings.of(planned, members, size.drains());
    return new Instance(planned, its, told, size.flags(), logs);
  }

  /** Starts one more of a service, of the build that is tested, and waits until it has started. */
  public Instance add(Kind kind) throws IOException {
    Planned planned = plan(kind, kind.service() + "-" + (of(kind).size() + 1 + added++));
    List<String> members =
        Stream.concat(instances.stream().map(Instance::member), Stream.of(planned.member()))
            .toList();
    Instance more = instance(planned, members, Build.tested());
    instances.add(more);
    probes.add(more);
    startPatiently(more);
    return more;
  }

  /** One that ends at its start is started once more, as Kubernetes does. */
  private static void startPatiently(Instance instance) {
    try {
      start(List.of(instance));
    } catch (AssertionError ended) {
      start(List.of(instance));
    }
  }

  /** Asks one to leave, and waits until it has. */
  public void retire(Instance instance, Duration limit) {
    instance.retire(limit);
    probes.remove(instance);
    instances.remove(instance);
    instance.close();
  }

  private Planned plan(Kind kind, String name) {
    return new Planned(
        name,
        kind,
        network.place(name),
        new Instance.Ports(Ports.free(), Ports.free(), Ports.free()));
  }

  /** An instance before it has its settings. */
  record Planned(String name, Kind kind, Place place, Instance.Ports ports) {
    String member() {
      return place.host() + ":" + ports.cluster();
    }
  }

  public Stores stores() {
    return stores;
  }

  public Probes probes() {
    return probes;
  }

  public List<Instance> of(Kind kind) {
    return instances.stream().filter(instance -> instance.kind() == kind).toList();
  }

  /** What stands before the instances of a service. */
  public Door door(Kind kind) {
    return new Door(probes, () -> of(kind));
  }

  /** The first instance of a service. */
  public Instance first(Kind kind) {
    return of(kind).get(0);
  }

  /** The instance that was elected last. */
  public Instance leader(Kind kind) {
    return of(kind).stream().max(Comparator.comparing(Instance::electedAt)).orElseThrow();
  }

  /** The realtime-service with the most sockets. */
  public Instance fullest() {
    return of(Kind.REALTIME).stream()
        .max(Comparator.comparingLong(instance -> Sockets.of(instance)))
        .orElseThrow();
  }

  @Override
  public void close() {
    probes.close();
    instances.forEach(Instance::terminate);
    instances.forEach(Instance::close);
    stores.close();
    vertx.close().await();
  }
}
