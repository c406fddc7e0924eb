package dev.bulletin.bench.render;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import dev.bulletin.bench.Plan;
import java.util.List;

/** The command line of the rendering benchmarks. */
final class RenderArguments {
  static final String USAGE =
      """
      usage: deploy/bench/render [--rounds N] [--seconds S] [--warm-up S] [--write] [--from FILE]

      Measures what rendering a page costs, and what is gained by rendering its fragments side by
      side.
        --rounds N    rounds of each side, and iterations of each page (default 5)
        --seconds S   seconds of one of them (default 3)
        --warm-up S   seconds of warm-up of each (default 5)
        --write       put the tables into gateway/README.md
        --from FILE   measure nothing, take the raw data of an earlier run (render-fragments-*)""";

  private static final int MAX = 999;

  private int rounds = 5;
  private int seconds = 3;
  private int warmUp = 5;
  private final Output output = new Output();

  private RenderArguments() {}

  static RenderArguments parse(List<String> arguments) {
    var parsed = new RenderArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  Plan plan() {
    return new Plan(rounds, seconds, warmUp);
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
