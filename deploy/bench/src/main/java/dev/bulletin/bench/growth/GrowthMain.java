package dev.bulletin.bench.growth;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Command;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.ReportMain;
import dev.bulletin.bench.report.section.Made;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The command {@code deploy/bench/growth}; its first argument is the root of the source tree. */
public final class GrowthMain {
  private final Path root;
  private final GrowthArguments arguments;
  private final PrintStream out;

  private GrowthMain(Path root, GrowthArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        GrowthArguments.USAGE,
        args,
        (root, options) -> OrderlyEnd.of(() -> run(root, options, System.out)));
  }

  private static void run(Path root, List<String> options, PrintStream out)
      throws IOException, InterruptedException {
    var command = new GrowthMain(root, GrowthArguments.parse(options), out);
    for (Series series : command.arguments.series()) {
      command.run(series);
    }
    ReportMain.write(root);
  }

  private void run(Series series) throws IOException, InterruptedException {
    arguments
        .output()
        .put(
            new MarkedFile(root.resolve("deploy/bench/README.md")),
            series.mark(),
            out,
            () -> measure(series),
            file -> table(series, file));
  }

  private static String table(Series series, Path file) throws IOException {
    GrowthData data = RawFile.read(file, GrowthData.class);
    if (GrowthTable.series(data) != series) {
      throw new BenchException(
          BenchException.Kind.USAGE,
          "%s is not of the series %s; see --only".formatted(file, series.label()));
    }
    return GrowthTable.of(data);
  }

  private Path measure(Series series) throws IOException, InterruptedException {
    Path target = root.resolve("deploy/bench/target");
    Made made = Made.now(root);
    out.printf("%n%s%n", series.title());
    long start = System.nanoTime();
    var around = new Series.Around(target.resolve("logs/" + series.mark()), out);
    Growth growth = series.runner().run(arguments.plan(), around);
    var data =
        new GrowthData(
            series.mark(),
            made.startedAt(),
            made.source(),
            made.machine(),
            Runtime.version().toString(),
            series.label(),
            arguments.plan(),
            (System.nanoTime() - start) / 1e9,
            growth.conditions(),
            growth.steps());
    return RawFile.keep(target.resolve("raw"), series.mark(), made.startedAt(), data, out);
  }
}
