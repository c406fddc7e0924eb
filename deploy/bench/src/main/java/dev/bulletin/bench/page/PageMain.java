package dev.bulletin.bench.page;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Command;
import dev.bulletin.bench.http.WrkLoad;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawData;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command {@code deploy/bench/page}; its first argument is the root of the source tree. */
public final class PageMain {
  static final String NAME = "page-cpu";
  private static final List<String> CONDITIONS =
      List.of(
          "The gateway answers from memory in a JVM of its own, nginx with sendfile, tcp_nopush,"
              + " open_file_cache and one worker per core sends the same bytes and headers from a"
              + " file; so does a Vert.x server with nothing around it, from memory, in a JVM with the"
              + " gateway's collector",
          "Load: " + WrkLoad.SHAPE + ", keep-alive, on the same machine",
          "The market simulator and the other services kept running meanwhile");

  private final Path root;
  private final PageArguments arguments;
  private final PrintStream out;

  private PageMain(Path root, PageArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        PageArguments.USAGE,
        args,
        (root, options) ->
            OrderlyEnd.of(new PageMain(root, PageArguments.parse(options), System.out)::run));
  }

  private void run() throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("gateway/README.md"));
    arguments.output().put(readme, NAME, out, this::measure, PageMain::table);
  }

  private static String table(Path file) throws IOException {
    RawData data = RawFile.read(file);
    refuseUnsound(data);
    return PageTable.of(data);
  }

  private Path measure() throws IOException, InterruptedException {
    Path target = root.resolve("deploy/bench/target");
    try (var scratch = ScratchFolder.create()) {
      RawData data = measure(scratch, target.resolve("logs"));
      return RawFile.keep(target.resolve("raw"), data.name(), data.startedAt(), data, out);
    }
  }

  private RawData measure(ScratchFolder scratch, Path logs)
      throws IOException, InterruptedException {
    Tools tools = Tools.find(System.getenv().getOrDefault("PATH", ""), scratch.path());
    Made made = Made.now(root);
    List<Measurement> measurements = new ArrayList<>();
    for (Path home : arguments.javaHomes()) {
      measurements.addAll(measure(Jdk.at(home), tools, scratch, logs));
    }
    Map<String, String> programs = Map.of("nginx", tools.nginxVersion(), "wrk", tools.wrkVersion());
    return new RawData(
        NAME, made.startedAt(), made.source(), made.machine(), programs, CONDITIONS, measurements);
  }

  private List<Measurement> measure(Jdk jdk, Tools tools, ScratchFolder scratch, Path logs)
      throws IOException, InterruptedException {
    out.printf("starting Bulletin on JDK %s%n", jdk.version());
    Path log = logs.resolve("suite-jdk-" + jdk.version() + ".log");
    Path run = root.resolve("deploy/local/run");
    try (var suite = LocalSuite.start(run, jdk, scratch.newFolder("data"), log)) {
      var gateway = suite.gateway();
      jdk.requireFor(gateway.executable().orElseThrow());
      return new PageComparison(tools, arguments.plan(), out)
          .run(jdk, suite.url(), gateway, arguments.path());
    }
  }

  private static void refuseUnsound(RawData data) {
    List<String> refusals = data.refusals();
    if (!refusals.isEmpty()) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "no figures are drawn from this run:\n  " + String.join("\n  ", refusals));
    }
  }
}
