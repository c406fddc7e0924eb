package dev.bulletin.bench.mixed;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Spread;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Everything one run has measured, and under which conditions. */
record MixedData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    String java,
    String heap,
    int reports,
    int connections,
    int rounds,
    int partSeconds,
    int warmUpSeconds,
    double seconds,
    List<Pair> pairs) {
  MixedData {
    pairs = List.copyOf(pairs);
  }

  /**
   * Two wirings in turn.
   *
   * @param measures that the second has beside the baseline, which is the first
   * @param rate at which both were asked, a second
   */
  record Pair(List<String> measures, double rate, List<Turn> baseline, List<Turn> measured) {
    Pair {
      measures = List.copyOf(measures);
      baseline = List.copyOf(baseline);
      measured = List.copyOf(measured);
    }

    /** The figure of the second by that of the first, pair by pair. */
    Spread ratio(ToDoubleFunction<Turn> figure) {
      return Spread.of(
          IntStream.range(0, baseline.size())
              .mapToDouble(
                  i ->
                      figure.applyAsDouble(measured.get(i))
                          / figure.applyAsDouble(baseline.get(i))));
    }

    private List<String> problems() {
      List<String> problems = new ArrayList<>();
      if (baseline.isEmpty() || baseline.size() != measured.size()) {
        problems.add("not the same number of rounds");
      }
      baseline.forEach(turn -> problems.addAll(turn.problems("baseline")));
      measured.forEach(turn -> problems.addAll(turn.problems(measures.toString())));
      return problems;
    }
  }

  /** One turn of one side: as much as it answers, and then at the rate. */
  record Turn(Part fastest, Part atRate) {
    private List<String> problems(String side) {
      List<String> problems = new ArrayList<>(fastest.problems(side));
      problems.addAll(atRate.problems(side));
      return problems;
    }
  }

  /**
   * A part of a turn.
   *
   * @param cpuSeconds of the services
   * @param databaseCpuSeconds of PostgreSQL
   * @param statementMillis that PostgreSQL has worked on statements
   * @param counts of the services, by what became of requests
   */
  record Part(
      Loaded loaded,
      double cpuSeconds,
      double databaseCpuSeconds,
      double statementMillis,
      long statements,
      Map<String, Double> counts) {
    Part {
      counts = Map.copyOf(counts);
    }

    double cpuMicrosEach() {
      return cpuSeconds * 1e6 / loaded.answers();
    }

    double answersPerCpuSecond() {
      return loaded.answers() / cpuSeconds;
    }

    double statementMicrosEach() {
      return statementMillis * 1e3 / loaded.answers();
    }

    double statementsEach() {
      return (double) statements / loaded.answers();
    }

    double databaseCpuMicrosEach() {
      return databaseCpuSeconds * 1e6 / loaded.answers();
    }

    private List<String> problems(String side) {
      List<String> problems = new ArrayList<>();
      if (loaded.errors() > 0) {
        problems.add(side + ": " + loaded.failures());
      }
      if (loaded.answers() == 0 || cpuSeconds <= 0) {
        problems.add(side + ": nothing was done");
      }
      return problems;
    }
  }

  /** No figure is drawn from a run with errors. */
  MixedData sound() {
    List<String> problems = pairs.stream().flatMap(pair -> pair.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "no figures are drawn from this run:\n  " + String.join("\n  ", problems));
    }
    return this;
  }
}
