package dev.bulletin.bench.lighthouse;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import java.util.List;

/** The command line of the audit. */
final class LighthouseArguments {
  static final String USAGE =
      """
      usage: deploy/bench/lighthouse [--rounds N] [--write] [--from FILE]

      Starts the suite in one JVM and has Lighthouse look at the home page, a dashboard, the list of
      reports and a report, as on a phone.
        --rounds N   looks at each page (default 5)
        --write      put the table into gateway/README.md
        --from FILE  look at nothing, take the raw data of an earlier run

      Needs Node 20 with npm, and Linux on x64 or BROWSER_PATH.""";

  private static final int MAX_ROUNDS = 99;

  private int rounds = 5;
  private final Output output = new Output();

  private LighthouseArguments() {}

  static LighthouseArguments parse(List<String> arguments) {
    var parsed = new LighthouseArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  int rounds() {
    return rounds;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    if (option.equals("--rounds")) {
      rounds = options.number(MAX_ROUNDS);
    } else {
      output.take(option, options);
    }
  }
}
