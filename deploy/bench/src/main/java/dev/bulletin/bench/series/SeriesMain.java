package dev.bulletin.bench.series;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.page.ScratchFolder;
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
    List<String> rest = List.of(args).subList(1, args.length);
    if (rest.contains("--help")) {
      System.out.println(SeriesArguments.USAGE);
      return;
    }
    try {
      new SeriesMain(Path.of(args[0]), SeriesArguments.parse(rest), System.out).run();
    } catch (BenchException e) {
      System.err.println(e.getMessage());
      System.exit(e.kind().exitCode());
    }
  }

  private void run() throws IOException {
    var readme = new MarkedFile(root.resolve("dashboard-service/README.md"));
    if (arguments.write()) {
      readme.require(NAME);
    }
    // The table is drawn from the file, so that it can be drawn again.
    Path file = arguments.from().isPresent() ? arguments.from().get() : measure();
    String table = SeriesTable.of(RawFile.read(file, SeriesData.class));
    out.printf("%n%s%n", table);
    if (arguments.write()) {
      readme.replace(NAME, table);
    }
  }

  private Path measure() throws IOException {
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Source source = Source.read(root);
    Machine machine = Machine.read();
    SeriesRun.Filled filled;
    List<SeriesData.Reads> reads;
    try (ScratchFolder scratch = ScratchFolder.create()) {
      var run = new SeriesRun(arguments, scratch.newFolder("postgres"), out);
      filled = run.fill();
      reads = run.read();
    }
    var data =
        new SeriesData(
            startedAt,
            source,
            machine,
            Runtime.version().toString(),
            arguments.series(),
            arguments.days(),
            filled.samples(),
            filled.fillSeconds(),
            filled.rollUpSeconds(),
            filled.mebibytes(),
            SeriesRun.POINTS,
            reads);
    Path file = RawFile.write(root.resolve("deploy/bench/target/raw"), NAME, startedAt, data);
    out.printf("%nraw data: %s%n", file);
    return file;
  }
}
