package dev.bulletin.faults;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import dev.bulletin.faults.ledger.FaultData;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The command line of the fault tests. */
final class FaultArguments {
  static final String USAGE =
      """
      usage: deploy/faults/run [--only PATTERN] [--clocks] [--write] [--from FILE]

      Starts two instances of each service with their stores and a market simulator, lets readers,
      writers and sockets come, does one fault after the other to them, and tells what came of it.
        --only PATTERN  of the faults those in whose names this regular expression is found
        --clocks        of some processes the clock jumps, instead of all else; by libfaketime, with
                        which a process takes several times as long for what it does
        --write         put the table into deploy/faults/README.md
        --from FILE     do nothing, take the raw data of an earlier run""";

  private final Output output = new Output();
  private boolean clocks;
  private Pattern only = Pattern.compile("");

  private FaultArguments() {}

  static FaultArguments parse(List<String> arguments) {
    var parsed = new FaultArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  Predicate<String> chosen() {
    return only.asPredicate();
  }

  boolean clocks() {
    return clocks;
  }

  /** What files and the place in the README are called. */
  String name() {
    return clocks ? FaultData.CLOCKS : FaultData.NAME;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    if (option.equals("--only")) {
      only = pattern(options);
    } else if (option.equals("--clocks")) {
      clocks = true;
    } else {
      output.take(option, options);
    }
  }

  private static Pattern pattern(Options options) {
    try {
      return Pattern.compile(options.value());
    } catch (PatternSyntaxException e) {
      throw options.refusal("--only: " + e.getDescription());
    }
  }
}
