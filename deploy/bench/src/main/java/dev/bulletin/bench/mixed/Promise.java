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
 * @param form of a figure of a side
 * @param wanted of what is judged
 * @param figures of the two sides
 */
record Promise(String what, String form, Wanted wanted, Function<Pair, Figures> figures) {
  private static final double MILLIS = 1e3;

  /** Of all measures together only, as it needs services that are started anew. */
  static final Promise RESIDENT =
      new Promise(
          "(c) resident at most, at the same rate, MiB",
          "%,.0f",
          Wanted.atMost("0.70 (−30 %)", 0.7),
          Figures::ofPeaks);

  /** What is promised, in the order of the issue that asks for it; and what explains it. */
  static final List<Promise> ALL =
      List.of(
          ratio(
              "(a) requests a second",
              "%,.0f",
              Wanted.atLeast("6.00", 6),
              turn -> turn.fastest().loaded().perSecond()),
          ratio(
              "(b) p50 at the same rate, ms",
              "%.2f",
              Wanted.atMost("0.30 (−70 %)", 0.3),
              turn -> turn.atRate().loaded().p50() / MILLIS),
          ratio(
              "(b) p99 at the same rate, ms",
              "%.2f",
              Wanted.atMost("0.30 (−70 %)", 0.3),
              turn -> turn.atRate().loaded().p99() / MILLIS),
          atRate(
              "(c) allocated for each request, KiB",
              "%,.1f",
              Wanted.atMost("0.70 (−30 %)", 0.7),
              Part::allocatedKibibytesEach),
          RESIDENT,
          ratio(
              "(d) requests for each CPU second of the services",
              "%,.0f",
              Wanted.atLeast("1.60 (+60 %)", 1.6),
              turn -> turn.fastest().answersPerCpuSecond()),
          atRate(
              "(f) time in PostgreSQL for each request, µs",
              "%,.1f",
              Wanted.atMost("0.40 (−60 %)", 0.4),
              Part::statementMicrosEach),
          new Promise(
              "(g) reads answered from a tier, %",
              "%.1f", Wanted.shareAtLeast("95 %", 95), Figures::ofReads),
          atRate("statements for each request", "%.2f", Wanted.TOLD, Part::statementsEach),
          atRate(
              "CPU time of PostgreSQL for each request, µs",
              "%,.1f",
              Wanted.TOLD,
              Part::databaseCpuMicrosEach),
          atRate(
              "CPU time of the services for each request at the rate, µs",
              "%,.1f",
              Wanted.TOLD,
              Part::cpuMicrosEach));

  private static Promise atRate(
      String what, String form, Wanted wanted, ToDoubleFunction<Part> figure) {
    return ratio(what, form, wanted, turn -> figure.applyAsDouble(turn.atRate()));
  }

  private static Promise ratio(
      String what, String form, Wanted wanted, ToDoubleFunction<Turn> figure) {
    return new Promise(what, form, wanted, pair -> Figures.ofTurns(pair, figure));
  }

  Spread judged(Pair pair) {
    return figures.apply(pair).judged();
  }

  boolean isKept(Pair pair) {
    return wanted.isMet(judged(pair).median());
  }
}
