package dev.bulletin.bench.capacity;

import dev.bulletin.bench.CpuReading;
import dev.bulletin.bench.LoadResult;
import dev.bulletin.bench.http.Encoding;
import dev.bulletin.bench.http.PageClient;
import dev.bulletin.bench.http.WrkLoad;
import dev.bulletin.bench.page.LocalSuite;
import dev.bulletin.bench.process.ProcessTree;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads and writes reports of a running suite, and looks what that costs each of its servers. */
final class SuiteRun {
  private static final int REST_SECONDS = 5;
  private static final String REPORT = "capacity-%s-%d";

  private final LocalSuite suite;
  private final CapacityArguments arguments;
  private final Path wrk;
  private final Path wrkScript;
  private final String token;
  private final PrintStream out;
  private final Map<String, ProcessTree> servers = new LinkedHashMap<>();
  private final Map<String, AtRest> atRest = new TreeMap<>();

  /**
   * Of a suite that keeps its data in the folder.
   *
   * @param wrkScript that {@code WrkScript} has written
   */
  SuiteRun(
      LocalSuite suite,
      Path data,
      CapacityArguments arguments,
      Path wrk,
      Path wrkScript,
      PrintStream out)
      throws IOException {
    this.suite = suite;
    this.arguments = arguments;
    this.wrk = wrk;
    this.wrkScript = wrkScript;
    this.token = Files.readString(data.resolve("publisher-token")).strip();
    this.out = out;
    for (String service : SuiteCosts.SERVICES) {
      servers.put(service, suite.service(service));
    }
    servers.put(SuiteCosts.POSTGRES, named(data.resolve("postgresql/data/postmaster.pid")));
    servers.put(SuiteCosts.REDIS, named(data.resolve("redis/redis.pid")));
  }

  /** The process whose number is in the file, and those that it has started. */
  private static ProcessTree named(Path file) throws IOException {
    return ProcessTree.of(Long.parseLong(Files.readAllLines(file).get(0).strip()));
  }

  SuiteCosts run() throws IOException, InterruptedException {
    warmUp();
    rest();
    List<Operation> operations = new ArrayList<>();
    operations.add(told(wrk(Operation.PAGE, page(), Encoding.BROTLI)));
    operations.add(told(visits(Operation.PUBLISH, this::publish)));
    operations.add(told(visits(Operation.FIRST, this::readFirst)));
    operations.add(told(visits(Operation.SEARCH, this::search)));
    operations.add(told(wrk(Operation.API, api(), Encoding.IDENTITY)));
    Visitor visitor = visitor();
    List<String> assets = visitor.assets(page()).stream().sorted().toList();
    for (String asset : assets) {
      visitor.read(asset);
    }
    return new SuiteCosts(
        atRest,
        assets.size(),
        visitor.bytes(),
        operations,
        suite.service(SuiteCosts.GATEWAY).jvmOptions());
  }

  /** For the JIT compilers: a part of everything. */
  private void warmUp() throws IOException, InterruptedException {
    out.println("warming up");
    Visitor visitor = visitor();
    for (int i = 0; i < arguments.reports(); i++) {
      String slug = REPORT.formatted("warm", i);
      visitor.publish(slug, "w" + i);
      visitor.read(Visitor.LIST + "/" + slug);
      visitor.read(Visitor.SEARCH + "?q=bitcoin+w" + i);
    }
    load(page(), Encoding.BROTLI).run(Duration.ofSeconds(arguments.warmUp()));
    load(api(), Encoding.IDENTITY).run(Duration.ofSeconds(arguments.warmUp()));
  }

  private void rest() throws InterruptedException {
    Map<String, Look> looks = look();
    Thread.sleep(Duration.ofSeconds(REST_SECONDS).toMillis());
    looks.forEach((name, look) -> atRest.put(name, look.atRest(REST_SECONDS)));
  }

  private Operation wrk(String name, String path, Encoding encoding)
      throws IOException, InterruptedException {
    Map<String, Look> looks = look();
    LoadResult result = load(path, encoding).run(Duration.ofSeconds(arguments.seconds()));
    Map<String, Double> used = used(looks, result.seconds());
    long errors = result.errors().values().stream().mapToLong(Long::longValue).sum();
    return new Operation(
        name, result.operations(), errors, result.seconds(), result.bytesRead(), used);
  }

  private WrkLoad load(String path, Encoding encoding) {
    return new WrkLoad(wrk, wrkScript, new PageClient(), suite.url().resolve(path), encoding);
  }

  /** Done by one visitor, one after the other. */
  @FunctionalInterface
  private interface Visits {
    void by(Visitor visitor, int number) throws IOException, InterruptedException;
  }

  private Operation visits(String name, Visits visits) throws IOException, InterruptedException {
    Visitor visitor = visitor();
    Map<String, Look> looks = look();
    long start = System.nanoTime();
    for (int i = 0; i < arguments.reports(); i++) {
      visits.by(visitor, i);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Operation(
        name, visitor.count(), visitor.errors(), seconds, visitor.bytes(), used(looks, seconds));
  }

  private void publish(Visitor visitor, int number) throws IOException, InterruptedException {
    visitor.publish(slug(number), "x" + number);
  }

  private void readFirst(Visitor visitor, int number) throws IOException, InterruptedException {
    visitor.read(Visitor.LIST + "/" + slug(number));
  }

  private void search(Visitor visitor, int number) throws IOException, InterruptedException {
    visitor.read(Visitor.SEARCH + "?q=bitcoin+x" + number);
  }

  private static String slug(int number) {
    return REPORT.formatted("new", number);
  }

  private static String page() {
    return Visitor.LIST + "/" + REPORT.formatted("warm", 0);
  }

  private static String api() {
    return Visitor.API + "/" + REPORT.formatted("warm", 0);
  }

  private Visitor visitor() {
    return new Visitor(suite.url(), token);
  }

  /** A server at one moment, to which a later one is compared. */
  private record Look(ProcessTree tree, CpuReading then) {
    double cpuSeconds() {
      return tree.read().secondsSince(then);
    }

    AtRest atRest(double seconds) {
      int processes = tree.pids().size();
      return new AtRest(
          processes,
          processes > 1 ? tree.privateKib() : tree.residentKib(),
          cpuSeconds() / seconds);
    }
  }

  private Map<String, Look> look() {
    Map<String, Look> looks = new TreeMap<>();
    servers.forEach((name, tree) -> looks.put(name, new Look(tree, tree.read())));
    return looks;
  }

  /** Beyond what is used up at rest. */
  private Map<String, Double> used(Map<String, Look> looks, double seconds) {
    Map<String, Double> used = new TreeMap<>();
    looks.forEach((name, look) -> used.put(name, look.cpuSeconds()));
    atRest.forEach((name, rest) -> used.merge(name, -rest.cores() * seconds, Double::sum));
    return used;
  }

  private Operation told(Operation operation) {
    out.printf(
        Locale.ROOT,
        "%s: %,d in %.1f s, errors %d, CPU seconds %s%n",
        operation.name(),
        operation.count(),
        operation.seconds(),
        operation.errors(),
        new TreeMap<>(operation.cpuSeconds()));
    return operation;
  }
}
