package dev.bulletin.bench.push;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.page.ScratchFolder;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.push.PushData.Round;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The command {@code deploy/bench/push}; its first argument is the root of the source tree. */
public final class PushMain {
  static final String POSTGRES = "PostgreSQL";

  private static final String NAME = "push";

  private final Path root;
  private final PushArguments arguments;
  private final PrintStream out;

  private PushMain(Path root, PushArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        PushArguments.USAGE,
        args,
        (root, options) ->
            OrderlyEnd.of(new PushMain(root, PushArguments.parse(options), System.out)::run));
  }

  private void run() throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("dashboard-service/README.md"));
    arguments
        .output()
        .put(
            readme,
            NAME,
            out,
            this::measure,
            file -> PushTable.of(RawFile.read(file, PushData.class)));
  }

  private Path measure() throws IOException, InterruptedException {
    Made made = Made.now(root);
    var data =
        new PushData(
            NAME,
            made.startedAt(),
            made.source(),
            made.machine(),
            Runtime.version().toString(),
            PushSuite.HEAP,
            PushSuite.LIMITS,
            PushSuite.TICK_MILLIS,
            arguments.warmUp(),
            arguments.connections(),
            arguments.series(),
            arguments.batch(),
            rounds());
    return RawFile.keep(root.resolve("deploy/bench/target/raw"), NAME, made.startedAt(), data, out);
  }

  private List<Round> rounds() throws IOException, InterruptedException {
    try (ScratchFolder scratch = ScratchFolder.create()) {
      Path folder = scratch.newFolder("postgres");
      try (PostgresServer postgres = PostgresServer.start(folder);
          RedisServer redis = RedisServer.start();
          PushSuite suite = PushSuite.start(postgres, redis);
          Probe probe = Probe.open(suite.origin())) {
        Map<String, ProcessTree> servers = suite.trees();
        servers.put(POSTGRES, ProcessTree.of(postmaster(folder)));
        return rounds(suite, probe, servers);
      }
    }
  }

  private List<Round> rounds(PushSuite suite, Probe probe, Map<String, ProcessTree> servers)
      throws InterruptedException {
    try (var run = new PushRun(arguments, suite.origin(), probe, servers, out)) {
      run.warmUp();
      return run.measure();
    }
  }

  private static long postmaster(Path folder) throws IOException {
    return Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).strip());
  }
}
