package dev.bulletin.bench.push;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.CpuReading;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.push.Probe.Seen;
import dev.bulletin.bench.push.PushData.Pushes;
import dev.bulletin.bench.push.PushData.Round;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rounds of pushes, and of looks at a dashboard meanwhile. */
final class PushRun implements AutoCloseable {
  /** What sends the samples takes its part of the processors, too. */
  static final String LOAD = "load";

  private final PushArguments arguments;
  private final Probe probe;
  private final Map<String, ProcessTree> servers;
  private final List<PushClient> clients;
  private final PrintStream out;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Through the gateway there; the servers' CPU time is counted. */
  PushRun(
      PushArguments arguments,
      String origin,
      Probe probe,
      Map<String, ProcessTree> servers,
      PrintStream out) {
    this.arguments = arguments;
    this.probe = probe;
    this.servers = servers;
    this.clients =
        IntStream.range(0, arguments.connections())
            .mapToObj(i -> new PushClient(origin, PushSuite.SCOPED_TOKEN))
            .toList();
    this.out = out;
  }

  /** Of each kind a third of the time, at the rate that is measured first. */
  void warmUp() throws InterruptedException {
    out.println("warming up");
    Duration part = Duration.ofSeconds(arguments.warmUp()).dividedBy(Encoding.values().length);
    for (Encoding encoding : Encoding.values()) {
      round(encoding, arguments.rate(), part);
    }
  }

  List<Round> measure() throws InterruptedException {
    List<Round> rounds = new ArrayList<>();
    for (Encoding encoding : Encoding.values()) {
      rounds.add(told(round(encoding, arguments.rate(), seconds())));
      rounds.add(told(round(encoding, /* rate= */ 0, seconds())));
    }
    return rounds;
  }

  private Duration seconds() {
    return Duration.ofSeconds(arguments.seconds());
  }

  private Round told(Round round) {
    out.printf(
        "%s, rate %,d: %,.0f samples a second accepted, failures %s%n",
        round.encoding().title(),
        round.rate(),
        round.acceptedPerSecond(),
        round.pushes().failures());
    return round;
  }

  private Round round(Encoding encoding, int rate, Duration duration) throws InterruptedException {
    List<Meter> meters = meters();
    List<Future<Pushes>> pushing =
        IntStream.range(0, clients.size())
            .mapToObj(i -> threads.submit(pusher(i, encoding, rate, duration)))
            .toList();
    Seen seen = probe.look(duration);
    Pushes pushes = sum(pushing);
    Map<String, Double> cpuSeconds =
        meters.stream().collect(Collectors.toMap(Meter::name, Meter::used));
    return new Round(encoding, rate, pushes, cpuSeconds, seen.sightings(), seen.missed());
  }

  /** All begin at once, and go on apart. */
  private Pusher pusher(int connection, Encoding encoding, int rate, Duration duration) {
    var bodies =
        new SampleBodies(
            encoding, connection, arguments.series(), arguments.batch(), Clock.systemUTC());
    return new Pusher(clients.get(connection), encoding, bodies, pause(rate), duration);
  }

  private Duration pause(int rate) {
    return rate == 0
        ? Duration.ZERO
        : Duration.ofSeconds(1)
            .multipliedBy((long) arguments.batch() * clients.size())
            .dividedBy(rate);
  }

  private List<Meter> meters() {
    List<Meter> meters = new ArrayList<>();
    servers.forEach((name, tree) -> meters.add(Meter.of(name, tree::read)));
    meters.add(Meter.of(LOAD, PushRun::ownReading));
    return meters;
  }

  /** The CPU time of a process, and of those below it, since a moment. */
  private record Meter(String name, Supplier<CpuReading> clock, CpuReading before) {
    static Meter of(String name, Supplier<CpuReading> clock) {
      return new Meter(name, clock, clock.get());
    }

    double used() {
      CpuReading now = clock.get();
      if (now.secondsByProcess().isEmpty()) {
        throw new BenchException(BenchException.Kind.REFUSED, name + " has ended");
      }
      return now.secondsSince(before);
    }
  }

  /** Without the servers, which this process has started. */
  private static CpuReading ownReading() {
    Duration used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return new CpuReading(Map.of(LOAD, used.toMillis() / 1e3));
  }

  private static Pushes sum(List<Future<Pushes>> pushing) throws InterruptedException {
    Pushes sum = Pushes.NONE;
    for (Future<Pushes> pushed : pushing) {
      sum = sum.and(result(pushed));
    }
    return sum;
  }

  private static Pushes result(Future<Pushes> pushed) throws InterruptedException {
    try {
      return pushed.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a connection failed", e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
