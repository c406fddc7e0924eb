package dev.bulletin.bench.realtime;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.realtime.run.Findings;
import dev.bulletin.bench.realtime.run.Setting;
import dev.bulletin.bench.realtime.run.Surroundings;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The command {@code deploy/bench/realtime}; its first argument is the root of the source tree. */
public final class RealtimeMain {
  private final Path root;
  private final RealtimeArguments arguments;
  private final PrintStream out;

  private RealtimeMain(Path root, RealtimeArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        RealtimeArguments.USAGE,
        args,
        (root, options) -> OrderlyEnd.of(() -> run(root, options, System.out)));
  }

  static void run(Path root, List<String> options, PrintStream out)
      throws IOException, InterruptedException {
    var command = new RealtimeMain(root, RealtimeArguments.parse(options), out);
    var readme = new MarkedFile(root.resolve("deploy/bench/README.md"));
    for (Scenario scenario : command.arguments.scenarios()) {
      command
          .arguments
          .output()
          .put(
              readme,
              scenario.mark(),
              out,
              () -> command.measure(scenario),
              file -> RealtimeTable.of(RawFile.read(file, RealtimeData.class)));
    }
  }

  private Path measure(Scenario scenario) throws IOException, InterruptedException {
    Path target = root.resolve("deploy/bench/target");
    Path logs = target.resolve("logs/" + scenario.mark());
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Source source = Source.read(root);
    Machine machine = Machine.read();
    Setting setting = arguments.setting(scenario);
    out.printf("%s: %s%n", scenario.label(), setting.inWords());
    long start = System.nanoTime();
    Findings findings = scenario.runner().run(setting, new Surroundings(logs, out));
    var data =
        new RealtimeData(
            scenario.mark(),
            startedAt,
            source,
            machine,
            Runtime.version().toString(),
            scenario.label(),
            setting,
            (System.nanoTime() - start) / 1e9,
            findings);
    Path file = RawFile.write(target.resolve("raw"), scenario.mark(), startedAt, data);
    out.printf("%nraw data: %s%n", file);
    return file;
  }
}
