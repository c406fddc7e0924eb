package dev.bulletin.bench.page;

import dev.bulletin.bench.Options;
import dev.bulletin.bench.Output;
import dev.bulletin.bench.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line of the page comparison. */
final class PageArguments {
  static final String USAGE =
      """
      usage: deploy/bench/page [--java HOME ...] [--rounds N] [--seconds S] [--warm-up S]
                               [--path /en/reports/SLUG] [--write] [--from FILE]

      Compares the CPU time of one report page from the gateway's memory with nginx
      and a file, and with a bare Vert.x.
        --java HOME   a JDK to run the gateway with; may be repeated (default: this Java)
        --rounds N    rounds of each side (default 5)
        --seconds S   seconds of one round (default 5)
        --warm-up S   seconds of warm-up of each side (default 20)
        --path PATH   the page (default: the first report of the English list)
        --write       put the table into gateway/README.md
        --from FILE   measure nothing, take the raw data of an earlier run""";

  private static final int MAX = 9_999;

  private final List<Path> javaHomes = new ArrayList<>();
  private int rounds = 5;
  private int seconds = 5;
  private int warmUp = 20;
  private @Nullable String path;
  private final Output output = new Output();

  private PageArguments() {}

  static PageArguments parse(List<String> arguments) {
    var parsed = new PageArguments();
    Options.read(USAGE, arguments, parsed::take);
    return parsed;
  }

  List<Path> javaHomes() {
    return javaHomes.isEmpty() ? List.of(Path.of(System.getProperty("java.home"))) : javaHomes;
  }

  Plan plan() {
    return new Plan(rounds, seconds, warmUp);
  }

  Optional<String> path() {
    return Optional.ofNullable(path);
  }

  Output output() {
    return output;
  }

  private void take(String option, Options options) {
    switch (option) {
      case "--java" -> javaHomes.add(javaHome(options));
      case "--rounds" -> rounds = options.number(MAX);
      case "--seconds" -> seconds = options.number(MAX);
      case "--warm-up" -> warmUp = options.number(MAX);
      case "--path" -> path = options.value();
      default -> output.take(option, options);
    }
  }

  private static Path javaHome(Options options) {
    Path home = Path.of(options.value());
    if (!home.resolve("bin/java").toFile().canExecute()) {
      throw options.refusal("--java %s: there is no bin/java below it".formatted(home));
    }
    return home;
  }
}
