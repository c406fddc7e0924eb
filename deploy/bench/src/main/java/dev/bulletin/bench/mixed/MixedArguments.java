package dev.bulletin.bench.mixed;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line of the promises. */
final class MixedArguments {
  static final String USAGE =
      """
      usage: deploy/bench/run [--quick] [--rounds N] [--seconds S] [--warm-up S] [--reports N]
                              [--connections N] [--shares] [--from FILE] [--against FILE] [--write]

      Runs the services wired as the baseline and with all measures of the plan in turn, under the
      load of a usual day: as much as they answer, and at a rate that both of them can answer; then
      started anew, at that rate, for their memory. Writes deploy/bench/target/report.md.
        --quick           short rounds: four minutes
        --rounds N        of each side (default 4)
        --seconds S       of each part of a round (default 20)
        --warm-up S       of each side, for the JIT compilers (default 180)
        --reports N       that there are (default 1000)
        --connections N   that are busy where it is as fast as answers come (default 8: with more the
                          baseline is too late for its own deadlines)
        --shares          also each measure alone beside the same baseline, in half as many rounds:
                          with --quick fifteen minutes more
        --from FILE       measure nothing, take the raw data of an earlier run
        --against FILE    say whether this run and that of the file agree within their spread
        --write           put the tables into deploy/bench/README.md\
      """;

  private static final int MAX = 99_999;
  private static final int QUICK_SECONDS = 3;
  private static final int QUICK_WARM_UP = 15;
  private static final int QUICK_ROUNDS = 4;

  private int rounds = 4;
  private int seconds = 20;
  private int warmUp = 180;
  private int reports = 1_000;
  private int connections = 8;
  private boolean shares;
  private @Nullable Path against;
  private final Output output = new Output();

  private MixedArguments() {}

  static MixedArguments parse(List<String> arguments) {
    var parsed = new MixedArguments();
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

  int reports() {
    return reports;
  }

  int connections() {
    return connections;
  }

  boolean shares() {
    return shares;
  }

  /** Another run, to compare with. */
  Optional<Path> against() {
    return Optional.ofNullable(against);
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--quick" -> beQuick();
      case "--rounds" -> rounds = options.number(MAX);
      case "--seconds" -> seconds = options.number(MAX);
      case "--warm-up" -> warmUp = options.number(MAX);
      case "--reports" -> reports = options.number(MAX);
      case "--connections" -> connections = options.number(MAX);
      case "--shares" -> shares = true;
      case "--against" -> against = Path.of(options.value());
      default -> output.take(option, options);
    }
  }

  private void beQuick() {
    rounds = QUICK_ROUNDS;
    seconds = QUICK_SECONDS;
    warmUp = QUICK_WARM_UP;
  }
}
