package dev.bulletin.bench.trace;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import java.util.List;

/** The command line of what traces cost. */
final class TraceArguments {
  static final String USAGE =
      """
      usage: deploy/bench/trace [--rounds N] [--seconds S] [--warm-up S] [--write] [--from FILE]

      Compares the CPU time of requests when none, one of a hundred and each of them is traced.
        --rounds N    of each suite (default 5)
        --seconds S   of each kind of request in a round (default 6)
        --warm-up S   of each kind of request before, for the JIT compilers (default 15)
        --write       put the table into common/README.md
        --from FILE   measure nothing, take the raw data of an earlier run""";

  private static final int MAX = 9_999;

  private int rounds = 5;
  private int seconds = 6;
  private int warmUp = 15;
  private final Output output = new Output();

  private TraceArguments() {}

  static TraceArguments parse(List<String> arguments) {
    var parsed = new TraceArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  int rounds() {
    return rounds;
  }

  int seconds() {
    return seconds;
  }

  int warmUp() {
    return warmUp;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--rounds" -> rounds = options.number(MAX);
      case "--seconds" -> seconds = options.number(MAX);
      case "--warm-up" -> warmUp = options.number(MAX);
      default -> output.take(option, options);
    }
  }
}
