package dev.bulletin.bench.export;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Command;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.testing.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code deploy/bench/export}; its first argument is the root of the source tree. */
public final class ExportMain {
  private static final String NAME = "export-memory";
  private static final String SERVICE = "report";

  private final Path root;
  private final ExportArguments arguments;
  private final PrintStream out;

  private ExportMain(Path root, ExportArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        ExportArguments.USAGE,
        args,
        (root, options) ->
            OrderlyEnd.of(new ExportMain(root, ExportArguments.parse(options), System.out)::run));
  }

  private void run() throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("report-service/README.md"));
    arguments.output().put(readme, NAME, out, this::measure, ExportMain::table);
  }

  private static String table(Path file) throws IOException {
    ExportData data = RawFile.read(file, ExportData.class);
    refuseIncomplete(data);
    return ExportTable.of(data);
  }

  private Path measure() throws IOException, InterruptedException {
    Path target = root.resolve("deploy/bench/target");
    Made made = Made.now(root);
    var data =
        new ExportData(
            NAME,
            made.startedAt(),
            made.source(),
            made.machine(),
            arguments.heapMebibytes(),
            arguments.mebibytesPerSecond(),
            runs(target.resolve("logs")));
    return RawFile.keep(target.resolve("raw"), NAME, made.startedAt(), data, out);
  }

  private List<ExportRun> runs(Path logs) throws IOException, InterruptedException {
    int tenth = Math.max(1, arguments.reports() / 10);
    List<ExportRun> runs = new ArrayList<>();
    try (PostgresServer postgres = PostgresServer.start()) {
      PostgresServer.Access access = postgres.createService(SERVICE);
      prepare(access, logs);
      ManyReports.fill(postgres, SERVICE, 1, tenth);
      runs.add(export(access, tenth, logs));
      ManyReports.fill(postgres, SERVICE, tenth + 1, arguments.reports());
      runs.add(export(access, arguments.reports(), logs));
    }
    return runs;
  }

  /** The service makes its tables itself. */
  private void prepare(PostgresServer.Access access, Path logs)
      throws IOException, InterruptedException {
    ReportServer.start(access, arguments.heapMebibytes(), logs.resolve("export-0.log")).close();
  }

  private ExportRun export(PostgresServer.Access access, int reports, Path logs)
      throws IOException, InterruptedException {
    out.printf("exporting %,d reports%n", reports);
    Path log = logs.resolve("export-" + reports + ".log");
    try (var server = ReportServer.start(access, arguments.heapMebibytes(), log)) {
      var read = new SlowReader(arguments.mebibytesPerSecond()).read(server.export());
      GcLog collections = server.collections();
      return new ExportRun(
          reports,
          read.lines(),
          read.bytes(),
          read.seconds(),
          collections.peakBefore(),
          collections.peakAfter(),
          server.peakResidentMebibytes(),
          server.jvmOptions());
    }
  }

  private static void refuseIncomplete(ExportData data) {
    if (!data.runs().stream().allMatch(ExportRun::isComplete)) {
      throw new BenchException(
          BenchException.Kind.REFUSED, "an export is not complete: " + data.runs());
    }
  }
}
