package dev.bulletin.bench.mixed;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.CpuReading;
import dev.bulletin.bench.baseline.WiredSuite;
import dev.bulletin.bench.baseline.WiredSuite.Costly;
import dev.bulletin.bench.baseline.WiredSuite.Statements;
import dev.bulletin.bench.mixed.MixedData.Part;
import dev.bulletin.bench.mixed.MixedData.Peak;
import dev.bulletin.bench.mixed.MixedData.Turn;
import dev.bulletin.bench.process.Jvm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One wiring of the services, and the load on it. */
final class MixedSide implements AutoCloseable {
  private static final String DEFINITION =
      """
      title: Mixed
      tiles:
        - {key: one, name: One, series: mixed.one}
        - {key: two, name: Two, series: mixed.two}
      panels:
        - key: all
          kind: tiles
          title: All
          place: {column: 1, row: 1, width: 12, height: 1}
          tiles: [one, two]
      """;
  private static final String SAMPLES =
      "{\"samples\":[{\"series\":\"mixed.one\",\"value\":1},{\"series\":\"mixed.two\",\"value\":2}]}";

  private static final double[] RISE = {0.1, 0.4};

  /** So many times longer the load was there before. */
  private static final int GOES_ON = 10;

  private final WiredSuite suite;
  private final MixedLoad load;

  private MixedSide(WiredSuite suite, MixedLoad load) {
    this.suite = suite;
    this.load = load;
  }

  static MixedSide start(Path folder, List<String> measures, int reports, int connections, Path log)
      throws IOException, InterruptedException {
    WiredSuite suite = WiredSuite.start(folder, measures, reports, log);
    try {
      String api = "http://127.0.0.1:" + suite.port() + "/api/v1/";
      send(
          request(api + "dashboards/" + Mix.DASHBOARD + "/definition", "application/yaml")
              .header("If-None-Match", "*")
              .PUT(HttpRequest.BodyPublishers.ofString(DEFINITION)));
      send(
          request(api + "series", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(SAMPLES)));
      var load = new MixedLoad(suite.port(), WiredSuite.TOKEN, reports, connections);
      return new MixedSide(suite, load);
    } catch (IOException | InterruptedException | RuntimeException e) {
      suite.close();
      throw e;
    }
  }

  private static HttpRequest.Builder request(String address, String type) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(Duration.ofSeconds(20))
        .header("Authorization", "Bearer " + WiredSuite.TOKEN)
        .header("Content-Type", type);
  }

  private static void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "the dashboard is refused: " + answer.body());
    }
  }

  /**
   * How many a second it answers when it is warm; nothing is left to be done of that. Pages that
   * were written since a checkpoint are not written whole again, so the load goes on for a while.
   */
  double warmUp(Duration duration) {
    double perSecond = load.fastest(duration).perSecond();
    suite.settle();
    load.fastest(duration.dividedBy(GOES_ON));
    return perSecond;
  }

  Turn turn(double rate, Duration duration) throws IOException, InterruptedException {
    try (Jvm jvm = Jvm.attach(suite.services().root())) {
      Part fastest = part(jvm, () -> load.fastest(duration));
      return new Turn(fastest, part(jvm, () -> load.atRate(rate, duration)));
    }
  }

  /**
   * What is counted while the work is done; that of the services' own time last, so that it holds
   * none of ours.
   */
  private Part part(Jvm jvm, Supplier<Loaded> work) throws IOException, InterruptedException {
    var counters = new Counters(suite.managementUrl());
    Map<String, Double> countsBefore = counters.read();
    Statements statementsBefore = suite.statements();
    long allocatedBefore = jvm.allocatedBytes();
    CpuReading databaseBefore = suite.database().read();
    CpuReading before = suite.services().read();
    Loaded loaded = work.get();
    double cpu = suite.services().read().secondsSince(before);
    double database = suite.database().read().secondsSince(databaseBefore);
    long allocated = jvm.allocatedBytes() - allocatedBefore;
    Statements statements = suite.statements().since(statementsBefore);
    return new Part(
        loaded,
        cpu,
        database,
        allocated,
        statements.millis(),
        statements.calls(),
        Counters.since(countsBefore, counters.read()));
  }

  /**
   * The memory of services that are started anew and asked at the rate: a JVM keeps what it once
   * took, and where it was as fast as it could be it has taken more. They are cold at first, so the
   * rate rises to it.
   */
  Peak peak(double rate, Duration duration) throws IOException, InterruptedException {
    suite.restart();
    for (double part : RISE) {
      load.atRate(Math.max(1, part * rate), duration);
    }
    Loaded loaded = load.atRate(rate, duration);
    return new Peak(loaded, suite.services().peakResidentMebibytes());
  }

  List<Costly> costliest() {
    return suite.costliest();
  }

  @Override
  public void close() {
    load.close();
    suite.close();
  }
}
