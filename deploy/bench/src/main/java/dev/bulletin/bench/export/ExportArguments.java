package dev.bulletin.bench.export;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import java.util.List;

/** The command line of the export measurement. */
final class ExportArguments {
  static final String USAGE =
      """
      usage: deploy/bench/export [--reports N] [--heap MIB] [--speed MIB] [--write] [--from FILE]

      Fills a real PostgreSQL with a tenth of the reports and then with all of them, each time
      exports them from a report-service of its own to a reader that takes its time, and tells the
      memory that this took.
        --reports N   how many reports (default 100000)
        --heap MIB    the service's -Xmx (default 256)
        --speed MIB   how many MiB a second the reader takes (default 16)
        --write       put the table into report-service/README.md
        --from FILE   measure nothing, take the raw data of an earlier run""";

  private static final int MAX = 9_999_999;

  private int reports = 100_000;
  private int heapMebibytes = 256;
  private int mebibytesPerSecond = 16;
  private final Output output = new Output();

  private ExportArguments() {}

  static ExportArguments parse(List<String> arguments) {
    var parsed = new ExportArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  int reports() {
    return reports;
  }

  int heapMebibytes() {
    return heapMebibytes;
  }

  int mebibytesPerSecond() {
    return mebibytesPerSecond;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--reports" -> reports = options.number(MAX);
      case "--heap" -> heapMebibytes = options.number(MAX);
      case "--speed" -> mebibytesPerSecond = options.number(MAX);
      default -> output.take(option, options);
    }
  }
}
