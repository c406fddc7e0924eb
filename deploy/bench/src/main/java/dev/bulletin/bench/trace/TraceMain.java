package dev.bulletin.bench.trace;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.http.WrkScript;
import dev.bulletin.bench.page.Jdk;
import dev.bulletin.bench.page.LocalSuite;
import dev.bulletin.bench.page.ScratchFolder;
import dev.bulletin.bench.process.Commands;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command {@code deploy/bench/trace}; its first argument is the root of the source tree. */
public final class TraceMain {
  private static final String NAME = "traces";

  private final Path root;
  private final TraceArguments arguments;
  private final PrintStream out;

  private TraceMain(Path root, TraceArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        TraceArguments.USAGE,
        args,
        (root, options) ->
            OrderlyEnd.of(new TraceMain(root, TraceArguments.parse(options), System.out)::run));
  }

  private void run() throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("common/README.md"));
    arguments.output().put(readme, NAME, out, this::measure, TraceMain::table);
  }

  private static String table(Path file) throws IOException {
    return TraceTable.of(RawFile.read(file, TraceData.class));
  }

  private Path measure() throws IOException, InterruptedException {
    Made made = Made.now(root);
    var data =
        new TraceData(
            NAME,
            made.startedAt(),
            made.source(),
            made.machine(),
            Runtime.version().toString(),
            arguments.rounds(),
            arguments.seconds(),
            arguments.warmUp(),
            turns());
    return RawFile.keep(root.resolve("deploy/bench/target/raw"), NAME, made.startedAt(), data, out);
  }

  private List<Turn> turns() throws IOException, InterruptedException {
    try (var scratch = ScratchFolder.create();
        TracedSuite off = start(scratch, Tracing.OFF);
        TracedSuite some = start(scratch, Tracing.ONE_PERCENT);
        TracedSuite all = start(scratch, Tracing.ALL)) {
      List<TracedSuite> suites = List.of(off, some, all);
      for (TracedSuite suite : suites) {
        suite.warmUp(Duration.ofSeconds(arguments.warmUp()));
      }
      List<Turn> turns = new ArrayList<>();
      for (int round = 1; round <= arguments.rounds(); round++) {
        for (TracedSuite suite : suites) {
          turns.addAll(told(suite.turn(Duration.ofSeconds(arguments.seconds()))));
        }
      }
      return turns;
    }
  }

  private TracedSuite start(ScratchFolder scratch, Tracing tracing)
      throws IOException, InterruptedException {
    out.printf("starting Bulletin, traced: %s%n", tracing.text());
    Path wrk =
        Commands.find(
            "wrk",
            System.getenv().getOrDefault("PATH", ""),
            "install it, on Debian: apt-get install wrk");
    Jdk jdk = Jdk.at(Path.of(System.getProperty("java.home")));
    Path log = root.resolve("deploy/bench/target/logs/" + NAME + "-" + tracing + ".log");
    Path run = root.resolve("deploy/local/run");
    Path data = scratch.newFolder("data");
    Collector collector = Collector.start();
    LocalSuite suite = LocalSuite.start(run, jdk, data, log, tracing.settings(collector.address()));
    return new TracedSuite(tracing, suite, collector, wrk, WrkScript.writeTo(scratch.path()));
  }

  private List<Turn> told(List<Turn> turns) {
    turns.forEach(
        turn ->
            out.printf(
                Locale.ROOT,
                "traced %s, %s: %,d, errors %d, gateway %.1f µs, report-service %.1f µs%n",
                turn.tracing().text(),
                turn.request().text(),
                turn.count(),
                turn.errors(),
                turn.gatewayMicros(),
                turn.reportMicros()));
    return turns;
  }
}
