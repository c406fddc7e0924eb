package dev.bulletin.faults;

import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.faults.ledger.FaultData;
import dev.bulletin.faults.ledger.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** One run of all trials, and the raw data that it leaves. */
final class FaultRun {
  private final Path root;
  private final String name;
  private final Trials.Plan plan;
  private final PrintStream out;

  /**
   * A run that is still to be made.
   *
   * @param root of the source tree
   * @param name of what is kept
   */
  FaultRun(Path root, String name, Trials.Plan plan, PrintStream out) {
    this.root = root;
    this.name = name;
    this.plan = plan;
    this.out = out;
  }

  FaultData run() throws IOException, InterruptedException {
    Made made = Made.now(root);
    long start = System.nanoTime();
    Path folder = target().resolve("runs").resolve(made.startedAt().replace(":", ""));
    try (Trials trials = new Trials(plan, folder, out)) {
      List<Row> rows = trials.run();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new FaultData(
          name,
          made.startedAt(),
          made.source(),
          made.machine(),
          Runtime.version().toString(),
          plan.size().instances(),
          plan.size().flags(),
          plan.load().readsPerSecond(),
          plan.load().reportsPerMinute(),
          plan.load().sockets(),
          plan.pace().fault().toSeconds(),
          plan.pace().limit().toSeconds(),
          seconds,
          rows);
    }
  }

  /** Keeps what a run has seen. */
  Path keep(FaultData data) throws IOException {
    return RawFile.keep(target().resolve("raw"), data.name(), data.startedAt(), data, out);
  }

  /** Where the places of its processes keep what is theirs. */
  static Path places(Path root) {
    return target(root).resolve("places");
  }

  private Path target() {
    return target(root);
  }

  private static Path target(Path root) {
    return root.resolve("deploy/faults/target");
  }
}
