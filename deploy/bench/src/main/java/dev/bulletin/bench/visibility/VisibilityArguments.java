package dev.bulletin.bench.visibility;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import java.util.List;

/** The command line of the visibility measurement. */
final class VisibilityArguments {
  static final String USAGE =
      """
      usage: deploy/bench/visibility [--changes N] [--warm-up N] [--gateways N] [--write]
                                     [--from FILE]

      Starts a report-service and gateways in JVMs of their own, changes a report through the API
      again and again, and tells how long after the acknowledgement the last gateway has shown the
      new text.
        --changes N    changes that are counted (default 500)
        --warm-up N    changes before, for the JIT compilers (default 200)
        --gateways N   how many (default 2)
        --write        put the table into gateway/README.md
        --from FILE    measure nothing, take the raw data of an earlier run""";

  private static final int MAX_CHANGES = 99_999;
  private static final int MAX_GATEWAYS = 16;

  private int changes = 500;
  private int warmUp = 200;
  private int gateways = 2;
  private final Output output = new Output();

  private VisibilityArguments() {}

  static VisibilityArguments parse(List<String> arguments) {
    var parsed = new VisibilityArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  int changes() {
    return changes;
  }

  int warmUp() {
    return warmUp;
  }

  int gateways() {
    return gateways;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--changes" -> changes = options.number(MAX_CHANGES);
      case "--warm-up" -> warmUp = options.number(MAX_CHANGES);
      case "--gateways" -> gateways = options.number(MAX_GATEWAYS);
      default -> output.take(option, options);
    }
  }
}
