package dev.bulletin.bench.mixed;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Part;
import dev.bulletin.bench.mixed.MixedData.Turn;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A figure of both sides, and what was promised of it.
 *
 * @param brief the head of a narrow column
 * @param form of a figure of a side
 * @param wanted of what is judged
 * @param figures of the two sides
 */
record Promise(
    String what, String brief, String form, Wanted wanted, Function<Pair, Figures> figures) {
  private static final double MILLIS = 1e3;

  /** What is promised, in the order of the issue that asks for it; and what explains it. */
  static final List<Promise> ALL =
      List.of(
          ratio(
              "(a) requests a second",
              "(a) rate",
              "%,.0f",
              Wanted.atLeast("6.00", 6),
              turn -> turn.fastest().loaded().perSecond()),
          ratio(
              "(b) p50 at the same rate, ms",
              "(b) p50",
              "%.2f",
              Wanted.atMost("0.30 (−70 %)", 0.3),
              turn -> turn.atRate().loaded().all().p50() / MILLIS),
          ratio(
              "(b) p99 at the same rate, ms",
              "(b) p99",
              "%.2f",
              Wanted.atMost("0.30 (−70 %)", 0.3),
              turn -> turn.atRate().loaded().all().p99() / MILLIS),
          atRate(
              "(c) allocated for each request, KiB",
              "(c) allocated",
              "%,.1f",
              Wanted.atMost("0.70 (−30 %)", 0.7),
              Part::allocatedKibibytesEach),
          new Promise(
              "(c) resident at most, at the same rate, MiB",
              "(c) resident",
              "%,.0f",
              Wanted.atMost("0.70 (−30 %)", 0.7),
              Figures::ofPeaks),
          ratio(
              "(d) requests for each CPU second of the services",
              "(d) each CPU second",
              "%,.0f",
              Wanted.atLeast("1.60 (+60 %)", 1.6),
              turn -> turn.fastest().answersPerCpuSecond()),
          atRate(
              "(f) time in PostgreSQL for each request, µs",
              "(f) PostgreSQL",
              "%,.1f",
              Wanted.atMost("0.40 (−60 %)", 0.4),
              Part::statementMicrosEach),
          new Promise(
              "(g) reads answered from a tier, %",
              "(g) from a tier", "%.1f", Wanted.shareAtLeast("95 %", 95), Figures::ofReads),
          latency("p50 of reads, ms", loaded -> loaded.reads().p50()),
          latency("p99 of reads, ms", loaded -> loaded.reads().p99()),
          latency("p50 of writes, ms", loaded -> loaded.writes().p50()),
          latency("p99 of writes, ms", loaded -> loaded.writes().p99()),
          told("statements for each request", "%.2f", Part::statementsEach),
          told("CPU time of PostgreSQL for each request, µs", "%,.1f", Part::databaseCpuMicrosEach),
          told(
              "CPU time of the services for each request at the rate, µs",
              "%,.1f",
              Part::cpuMicrosEach));

  static List<Promise> promised() {
    return ALL.stream().filter(promise -> promise.wanted().isPromised()).toList();
  }

  /** At the rate; without requests of that kind it is no number. */
  private static Promise latency(String what, ToDoubleFunction<Loaded> micros) {
    return told(
        what,
        "%.2f",
        part -> {
          double some = micros.applyAsDouble(part.loaded());
          return some > 0 ? some / MILLIS : Double.NaN;
        });
  }

  private static Promise told(String what, String form, ToDoubleFunction<Part> figure) {
    return atRate(what, what, form, Wanted.TOLD, figure);
  }

  private static Promise atRate(
      String what, String brief, String form, Wanted wanted, ToDoubleFunction<Part> figure) {
    return ratio(what, brief, form, wanted, turn -> figure.applyAsDouble(turn.atRate()));
  }

  private static Promise ratio(
      String what, String brief, String form, Wanted wanted, ToDoubleFunction<Turn> figure) {
    return new Promise(what, brief, form, wanted, pair -> Figures.ofTurns(pair, figure));
  }

  Spread judged(Pair pair) {
    return figures.apply(pair).judged();
  }

  boolean isKept(Pair pair) {
    return wanted.isMet(judged(pair).median());
  }
}
