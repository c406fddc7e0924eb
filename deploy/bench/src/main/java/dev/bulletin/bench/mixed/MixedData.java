package dev.bulletin.bench.mixed;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Spread;
import dev.bulletin.bench.baseline.WiredSuite.Costly;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Everything one run has measured, and under which conditions.
 *
 * @param baselineOptions of the JVM, and those with all measures
 * @param partSeconds of each of the two parts of a round
 * @param seconds that all of it took
 */
record MixedData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    String java,
    List<String> baselineOptions,
    List<String> measuredOptions,
    int reports,
    int connections,
    int rounds,
    int partSeconds,
    int warmUpSeconds,
    double seconds,
    List<Pair> pairs) {
  private static final double PERCENT = 100;

  MixedData {
    baselineOptions = List.copyOf(baselineOptions);
    measuredOptions = List.copyOf(measuredOptions);
    pairs = List.copyOf(pairs);
  }

  /**
   * Two wirings in turn.
   *
   * @param measures that the second has beside the baseline, which is the first
   * @param rate at which both were asked, a second
   * @param peaks of both, in turn; beside a measure alone the baseline's are those of the run
   * @param baselineStatements and those of the second: where the time in PostgreSQL went
   */
  record Pair(
      List<String> measures,
      double rate,
      List<Turn> baseline,
      List<Turn> measured,
      List<Peaks> peaks,
      List<Costly> baselineStatements,
      List<Costly> measuredStatements) {
    Pair {
      measures = List.copyOf(measures);
      baseline = List.copyOf(baseline);
      measured = List.copyOf(measured);
      peaks = List.copyOf(peaks);
      baselineStatements = List.copyOf(baselineStatements);
      measuredStatements = List.copyOf(measuredStatements);
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

    boolean withoutErrors() {
      return problems().isEmpty();
    }

    private List<String> problems() {
      List<String> problems = new ArrayList<>();
      if (baseline.isEmpty() || baseline.size() != measured.size()) {
        problems.add("not the same number of rounds");
      }
      baseline.forEach(turn -> problems.addAll(turn.problems("baseline")));
      measured.forEach(turn -> problems.addAll(turn.problems(measures.toString())));
      peaks.forEach(both -> problems.addAll(both.baseline().problems("baseline, started anew")));
      peaks.forEach(both -> problems.addAll(both.measured().problems(measures + ", started anew")));
      return problems;
    }
  }

  /** What each side takes at the same rate. */
  record Peaks(Peak baseline, Peak measured) {
    double ratio() {
      return (double) measured.mebibytes() / baseline.mebibytes();
    }
  }

  /**
   * What services take that were started anew, and have never been asked for more than the rate.
   *
   * @param mebibytes that were resident at most
   */
  record Peak(Loaded loaded, long mebibytes) {
    private List<String> problems(String side) {
      return loaded.problems(side);
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
   * @param allocatedBytes by the services
   * @param statementMillis that PostgreSQL has worked on statements
   * @param counts of the services, by what became of requests
   */
  record Part(
      Loaded loaded,
      double cpuSeconds,
      double databaseCpuSeconds,
      long allocatedBytes,
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

    double allocatedKibibytesEach() {
      return allocatedBytes / 1024.0 / loaded.answers();
    }

    /**
     * Of those who read, how many were answered from a tier, in percent, at least: a read may have
     * loaded several answers.
     */
    double readsFromTiersPercent() {
      long reads = loaded.reads().count();
      return PERCENT * Math.max(0, 1 - counts.getOrDefault(Counters.LOADED, 0.0) / reads);
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
      List<String> problems = new ArrayList<>(loaded.problems(side));
      if (loaded.answers() == 0 || cpuSeconds <= 0) {
        problems.add(side + ": nothing was done");
      }
      return problems;
    }
  }

  /** The baseline and all measures. */
  Pair all() {
    return pairs.get(0);
  }

  /** Each measure by itself, as far as that was measured without errors. */
  List<Pair> alone() {
    return pairs.stream().skip(1).filter(Pair::withoutErrors).toList();
  }

  /** Why other measures by themselves are not told of. */
  List<String> refusals() {
    return pairs.stream()
        .skip(1)
        .filter(pair -> !pair.withoutErrors())
        .map(pair -> String.join(", ", pair.measures) + ": " + String.join("; ", pair.problems()))
        .toList();
  }

  /** No figure is drawn from a comparison with errors. */
  MixedData sound() {
    List<String> problems = all().problems();
    if (!problems.isEmpty()) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "no figures are drawn from this run:\n  " + String.join("\n  ", problems));
    }
    return this;
  }
}
