package dev.bulletin.bench.series;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import java.util.List;

/** The command line of the benchmark of histories. */
final class SeriesArguments {
  static final String USAGE =
      """
      usage: deploy/bench/series [--series N] [--days N] [--reads N] [--write] [--from FILE]

      Fills PostgreSQL with a sample of each series every five seconds, has them rolled up, and reads
      the history of a series in 500 points, warm and after PostgreSQL was started anew.
        --series N    how many series (default 50)
        --days N      how many days of samples (default 30)
        --reads N     warm reads that are counted (default 1000)
        --write       put the table into dashboard-service/README.md
        --from FILE   measure nothing, take the raw data of an earlier run""";

  private static final int MAX = 99_999_999;
  private static final int MAX_DAYS = 365;

  private int series = 50;
  private int days = 30;
  private int reads = 1_000;
  private final Output output = new Output();

  private SeriesArguments() {}

  static SeriesArguments parse(List<String> arguments) {
    var parsed = new SeriesArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  int series() {
    return series;
  }

  int days() {
    return days;
  }

  int reads() {
    return reads;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--series" -> series = options.number(MAX);
      case "--days" -> days = options.number(MAX_DAYS);
      case "--reads" -> reads = options.number(MAX);
      default -> output.take(option, options);
    }
  }
}
