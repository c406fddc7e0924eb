package dev.bulletin.bench.cache;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import java.util.List;

/** The command line of the cache benchmark. */
final class CacheArguments {
  static final String USAGE =
      """
      usage: deploy/bench/cache [--reads N] [--seconds S] [--write] [--from FILE]

      Measures a hit in memory, loads of cold answers, and which tier answers a Zipf load.
        --reads N     reads of the Zipf load that are counted (default 500000)
        --seconds S   seconds of each of five rounds of the hit in memory (default 2)
        --write       put the tables into common/README.md
        --from FILE   measure nothing, take the raw data of an earlier run""";

  private static final int MAX = 99_999_999;

  private int reads = 500_000;
  private int seconds = 2;
  private final Output output = new Output();

  private CacheArguments() {}

  static CacheArguments parse(List<String> arguments) {
    var parsed = new CacheArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  int reads() {
    return reads;
  }

  int seconds() {
    return seconds;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--reads" -> reads = options.number(MAX);
      case "--seconds" -> seconds = options.number(MAX);
      default -> output.take(option, options);
    }
  }
}
