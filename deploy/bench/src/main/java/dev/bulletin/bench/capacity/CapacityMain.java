package dev.bulletin.bench.capacity;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.http.WrkScript;
import dev.bulletin.bench.page.Jdk;
import dev.bulletin.bench.page.LocalSuite;
import dev.bulletin.bench.page.ScratchFolder;
import dev.bulletin.bench.process.Commands;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.realtime.run.Costing;
import dev.bulletin.bench.realtime.run.Setting;
import dev.bulletin.bench.realtime.run.SocketCosts;
import dev.bulletin.bench.realtime.run.Surroundings;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/** The command {@code deploy/bench/capacity}; its first argument is the root of the source tree. */
public final class CapacityMain {
  private static final String NAME = "capacity";
  private static final int RATE = 2;
  private static final int PAYLOAD_BYTES = 512;
  private static final int TICK_MILLIS = 200;
  private static final int HEAP_MEBIBYTES = 1_024;

  private final Path root;
  private final CapacityArguments arguments;
  private final PrintStream out;

  private CapacityMain(Path root, CapacityArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        CapacityArguments.USAGE,
        args,
        (root, options) ->
            OrderlyEnd.of(
                new CapacityMain(root, CapacityArguments.parse(options), System.out)::run));
  }

  private void run() throws IOException, InterruptedException {
    Assumptions assumptions = Assumptions.read(root.resolve("deploy/bench/capacity.properties"));
    arguments
        .output()
        .put(
            new MarkedFile(root.resolve("deploy/README.md")),
            NAME,
            out,
            this::measure,
            file -> CapacityTable.of(RawFile.read(file, CapacityData.class), assumptions));
  }

  private Path measure() throws IOException, InterruptedException {
    Made made = Made.now(root);
    long start = System.nanoTime();
    Path target = root.resolve("deploy/bench/target");
    Path logs = target.resolve("logs/" + NAME);
    SuiteCosts suite = suite(logs);
    SocketCosts sockets = Costing.run(setting(), arguments.idle(), new Surroundings(logs, out));
    var data =
        new CapacityData(
            NAME,
            made.startedAt(),
            made.source(),
            made.machine(),
            Runtime.version().toString(),
            (System.nanoTime() - start) / 1e9,
            setting(),
            suite,
            sockets);
    return RawFile.keep(target.resolve("raw"), NAME, made.startedAt(), data, out);
  }

  private SuiteCosts suite(Path logs) throws IOException, InterruptedException {
    Path wrk =
        Commands.find(
            "wrk",
            System.getenv().getOrDefault("PATH", ""),
            "install it, on Debian: apt-get install wrk");
    Jdk jdk = Jdk.at(Path.of(System.getProperty("java.home")));
    out.println("starting Bulletin");
    try (var scratch = ScratchFolder.create()) {
      Path data = scratch.newFolder("data");
      Path script = WrkScript.writeTo(scratch.path());
      Path run = root.resolve("deploy/local/run");
      try (var suite = LocalSuite.start(run, jdk, data, logs.resolve("suite.log"))) {
        return new SuiteRun(suite, data, arguments, wrk, script, out).run();
      }
    }
  }

  private Setting setting() {
    return new Setting(
        arguments.readers(),
        1,
        1,
        RATE,
        PAYLOAD_BYTES,
        TICK_MILLIS,
        arguments.warmUp(),
        arguments.seconds(),
        1,
        HEAP_MEBIBYTES,
        Map.of());
  }
}
