package dev.bulletin.bench.series;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.page.ScratchFolder;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The command {@code deploy/bench/series}; its first argument is the root of the source tree. */
public final class SeriesMain {
  private static final String NAME = "series";

  private final Path root;
  private final SeriesArguments arguments;
  private final PrintStream out;

  private SeriesMain(Path root, SeriesArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        SeriesArguments.USAGE,
        args,
        (root, options) -> new SeriesMain(root, SeriesArguments.parse(options), System.out).run());
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
            file -> SeriesTable.of(RawFile.read(file, SeriesData.class)));
  }

  private Path measure() throws IOException {
    Made made = Made.now(root);
    SeriesRun.Filled filled;
    List<SeriesData.Reads> reads;
    try (ScratchFolder scratch = ScratchFolder.create()) {
      var run = new SeriesRun(arguments, scratch.newFolder("postgres"), out);
      filled = run.fill();
      reads = run.read();
    }
    var data =
        new SeriesData(
            made.startedAt(),
            made.source(),
            made.machine(),
            Runtime.version().toString(),
            arguments.series(),
            arguments.days(),
            filled.samples(),
            filled.fillSeconds(),
            filled.rollUpSeconds(),
            filled.mebibytes(),
            SeriesRun.POINTS,
            reads);
    return RawFile.keep(root.resolve("deploy/bench/target/raw"), NAME, made.startedAt(), data, out);
  }
}
