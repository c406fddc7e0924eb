package dev.bulletin.bench.page;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line of the page comparison. */
final class PageArguments {
  static final String USAGE =
      """
      usage: deploy/bench/page [--java HOME ...] [--rounds N] [--seconds S] [--warm-up S]
                               [--path /en/reports/SLUG] [--write] [--from FILE]

      Compares the CPU time of one report page from the gateway's memory with nginx and a file.
        --java HOME   a JDK to run the gateway with; may be repeated (default: this Java)
        --rounds N    rounds of each side (default 5)
        --seconds S   seconds of one round (default 5)
        --warm-up S   seconds of warm-up of each side (default 20)
        --path PATH   the page (default: the first report of the English list)
        --write       put the table into gateway/README.md
        --from FILE   measure nothing, take the raw data of an earlier run""";

  private final List<Path> javaHomes = new ArrayList<>();
  private int rounds = 5;
  private int seconds = 5;
  private int warmUp = 20;
  private @Nullable String path;
  private boolean write;
  private @Nullable Path from;

  private PageArguments() {}

  static PageArguments parse(List<String> arguments) {
    var parsed = new PageArguments();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      parsed.take(rest.next(), rest);
    }
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

  boolean write() {
    return write;
  }

  Optional<Path> from() {
    return Optional.ofNullable(from);
  }

  private void take(String option, Iterator<String> rest) {
    switch (option) {
      case "--java" -> javaHomes.add(javaHome(value(option, rest)));
      case "--rounds" -> rounds = number(option, rest);
      case "--seconds" -> seconds = number(option, rest);
      case "--warm-up" -> warmUp = number(option, rest);
      case "--path" -> path = value(option, rest);
      case "--write" -> write = true;
      case "--from" -> from = Path.of(value(option, rest));
      default -> throw usage("unknown option " + option);
    }
  }

  private static Path javaHome(String value) {
    Path home = Path.of(value);
    if (!home.resolve("bin/java").toFile().canExecute()) {
      throw usage("--java %s: there is no bin/java below it".formatted(value));
    }
    return home;
  }

  private static int number(String option, Iterator<String> rest) {
    String value = value(option, rest);
    if (!value.matches("[1-9][0-9]{0,3}")) {
      throw usage("%s %s: a whole number from 1 to 9999 is needed".formatted(option, value));
    }
    return Integer.parseInt(value);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw usage(option + " needs a value");
    }
    return rest.next();
  }

  private static BenchException usage(String problem) {
    return new BenchException(BenchException.Kind.USAGE, problem + "\n\n" + USAGE);
  }
}
