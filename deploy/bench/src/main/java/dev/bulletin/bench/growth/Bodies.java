package dev.bulletin.bench.growth;

import dev.bulletin.bench.CpuReading;
import dev.bulletin.bench.LoadResult;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.growth.Series.Around;
import dev.bulletin.bench.http.Encoding;
import dev.bulletin.bench.http.PageClient;
import dev.bulletin.bench.http.WrkLoad;
import dev.bulletin.bench.http.WrkScript;
import dev.bulletin.bench.page.ScratchFolder;
import dev.bulletin.bench.process.Commands;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a finished page costs the gateway by its length. */
final class Bodies {
  private static final double KIB = 1_024;

  /** A feed without reports, which is about as short as anything that the gateway keeps. */
  private static final String SHORTEST = "/vi/feed.xml";

  /** No page is made anew meanwhile, and feeds have addresses to name. */
  private static final Map<String, String> KEPT =
      Map.of("BULLETIN_PAGE_TTL", "1h", "BULLETIN_PUBLIC_URL", "https://bulletin.example");

  private static final List<Integer> KIBIBYTES = List.of(10, 100, 1_000);

  private final WrkLoads loads;
  private final ProcessTree gateway;
  private final Plan plan;
  private final Around around;

  private Bodies(WrkLoads loads, ProcessTree gateway, Plan plan, Around around) {
    this.loads = loads;
    this.gateway = gateway;
    this.plan = plan;
    this.around = around;
  }

  /** A load for each page. */
  @FunctionalInterface
  private interface WrkLoads {
    WrkLoad of(URI url);
  }

  static Growth run(Plan plan, Around around) throws IOException, InterruptedException {
    Path wrk =
        Commands.find(
            "wrk",
            System.getenv().getOrDefault("PATH", ""),
            "install it, on Debian: apt-get install wrk");
    try (var scratch = ScratchFolder.create();
        PostgresServer postgres = PostgresServer.start();
        RedisServer redis = RedisServer.start();
        GrownSuite suite = GrownSuite.start(1, postgres, redis, KEPT)) {
      Path script = WrkScript.writeTo(scratch.path());
      var pages = new PageClient();
      WrkLoads loads = url -> new WrkLoad(wrk, script, pages, url, Encoding.IDENTITY);
      URI site = URI.create("http://127.0.0.1:" + suite.ports().get(0));
      List<Body> bodies = bodies(site, new SizedReports(postgres, site), pages);
      return new Bodies(loads, suite.gatewayTree(), plan, around).run(bodies);
    }
  }

  /** A page, and how long it is. */
  private record Body(URI url, int length) {
    double kibibytes() {
      return length / KIB;
    }

    String name() {
      return String.format(Locale.ROOT, "%,.1f", kibibytes());
    }
  }

  private static List<Body> bodies(URI site, SizedReports reports, PageClient pages)
      throws IOException, InterruptedException {
    List<Body> bodies = new ArrayList<>();
    bodies.add(body(site.resolve(SHORTEST), pages));
    for (int kibibytes : KIBIBYTES) {
      bodies.add(body(reports.publish(kibibytes), pages));
    }
    return bodies;
  }

  private static Body body(URI url, PageClient pages) throws IOException, InterruptedException {
    return new Body(url, pages.fetch(url, Encoding.IDENTITY).body().length);
  }

  /** In turn, so that whatever else the machine does meanwhile meets all. */
  private Growth run(List<Body> bodies) throws IOException, InterruptedException {
    for (Body body : bodies) {
      loads.of(body.url()).run(plan.warmUp());
    }
    List<List<Turn>> turns =
        bodies.stream().map(body -> (List<Turn>) new ArrayList<Turn>()).toList();
    for (int round = 1; round <= plan.rounds(); round++) {
      for (int i = 0; i < bodies.size(); i++) {
        turns.get(i).add(turn(bodies.get(i)));
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      steps.add(new Step(bodies.get(i).name(), bodies.get(i).kibibytes(), turns.get(i)));
    }
    return new Growth(conditions(), steps);
  }

  private Turn turn(Body body) throws IOException, InterruptedException {
    CpuReading before = gateway.read();
    LoadResult result = loads.of(body.url()).run(plan.round());
    CpuReading after = gateway.read();
    Map<String, Long> errors = new TreeMap<>(result.errors());
    errors.values().removeIf(count -> count == 0);
    if (result.bytesRead() < result.operations() * body.length()) {
      errors.put("shorter than it should be", 1L);
    }
    Turn turn =
        new Turn(
            result.operations(),
            errors,
            result.seconds(),
            after.secondsSince(before),
            result.bytesRead(),
            result.p50Micros(),
            result.p99Micros());
    around.say(
        "%s KiB: %,.0f a second, %.1f µs of CPU each, errors %s",
        body.name(), turn.perSecond(), turn.cpuMicrosEach(), turn.errors());
    return turn;
  }

  private List<String> conditions() {
    return List.of(
        "A feed without reports and pages of reports, as they are, in turn: %s, keep-alive"
            .formatted(WrkLoad.SHAPE),
        "Latencies are those of a saturated server",
        "The gateway: " + String.join(" ", gateway.jvmOptions()));
  }
}
