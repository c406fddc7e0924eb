package dev.bulletin.bench.mixed;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A figure of both sides.
 *
 * @param judged what is held against the promise
 */
record Figures(Spread baseline, Spread measured, Spread judged) {
  /** Judged by the second's by the first's, turn by turn. */
  static Figures ofTurns(Pair pair, ToDoubleFunction<Turn> figure) {
    return ofRatio(figures(pair.baseline(), figure), figures(pair.measured(), figure));
  }

  static Figures ofPeaks(Pair pair) {
    return ofRatio(
        pair.peaks().stream().mapToDouble(both -> both.baseline().mebibytes()).toArray(),
        pair.peaks().stream().mapToDouble(both -> both.measured().mebibytes()).toArray());
  }

  /** Judged by the second's own. */
  static Figures ofReads(Pair pair) {
    Spread measured = spread(reads(pair.measured()));
    return new Figures(spread(reads(pair.baseline())), measured, measured);
  }

  private static Figures ofRatio(double[] baseline, double[] measured) {
    var ratios = IntStream.range(0, baseline.length).mapToDouble(i -> measured[i] / baseline[i]);
    return new Figures(spread(baseline), spread(measured), Spread.of(ratios));
  }

  private static Spread spread(double[] figures) {
    return Spread.of(Arrays.stream(figures));
  }

  private static double[] figures(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    return turns.stream().mapToDouble(figure).toArray();
  }

  private static double[] reads(List<Turn> turns) {
    return figures(turns, turn -> turn.atRate().readsFromTiersPercent());
  }
}
