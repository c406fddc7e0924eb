package dev.bulletin.bench.growth;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import dev.bulletin.bench.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command line of the growth of costs. */
final class GrowthArguments {
  static final String USAGE =
      """
      usage: deploy/bench/growth [--only SERIES]... [--quick] [--rounds N] [--seconds S] [--warm-up S]
                                 [--write] [--from FILE]

      Measures how CPU time, rate and latency change with one size at a time.
        --only SERIES   one of %s;
                        may be given again; without it all are run, twenty minutes
        --quick         short rounds, to see that it works: no figures for a README
        --rounds N      of each size (default 3)
        --seconds S     of each round (default 8)
        --warm-up S     before the first size, for the JIT compilers (default 30)
        --write         put the tables into deploy/bench/README.md
        --from FILE     measure nothing, take the raw data of an earlier run; with --only

      `body` needs wrk.\
      """
          .formatted(Series.labels());

  private static final int MAX = 9_999;
  private static final Plan USUAL = new Plan(3, 8, 30);
  private static final Plan QUICK = new Plan(2, 3, 6);

  private final List<Series> only = new ArrayList<>();
  private Plan plan = USUAL;
  private final Output output = new Output();

  private GrowthArguments() {}

  static GrowthArguments parse(List<String> arguments) {
    var parsed = new GrowthArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  List<Series> series() {
    return only.isEmpty() ? Arrays.asList(Series.values()) : List.copyOf(only);
  }

  Plan plan() {
    return plan;
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--only" -> only.add(series(options));
      case "--quick" -> plan = QUICK;
      case "--rounds" ->
          plan = new Plan(options.number(MAX), plan.roundSeconds(), plan.warmUpSeconds());
      case "--seconds" -> plan = new Plan(plan.rounds(), options.number(MAX), plan.warmUpSeconds());
      case "--warm-up" -> plan = new Plan(plan.rounds(), plan.roundSeconds(), options.number(MAX));
      default -> output.take(option, options);
    }
  }

  private static Series series(Options options) {
    String label = options.value();
    return Series.named(label)
        .orElseThrow(
            () ->
                options.refusal(
                    "--only %s: one of %s is needed".formatted(label, Series.labels())));
  }
}
