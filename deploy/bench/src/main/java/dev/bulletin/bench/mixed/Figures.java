package dev.bulletin.bench.mixed;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Peaks;
import dev.bulletin.bench.mixed.MixedData.Turn;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A figure of both sides.
 *
 * @param judged what is held against the promise
 */
record Figures(Spread baseline, Spread measured, Spread judged) {
  private static final double LEAST = 0.05;

  /** Judged by the second's by the first's, turn by turn. */
  static Figures ofTurns(Pair pair, ToDoubleFunction<Turn> figure) {
    return new Figures(
        spread(pair.baseline(), figure), spread(pair.measured(), figure), pair.ratio(figure));
  }

  static Figures ofPeaks(Pair pair) {
    return new Figures(
        spread(pair.peaks(), both -> both.baseline().mebibytes()),
        spread(pair.peaks(), both -> both.measured().mebibytes()),
        spread(pair.peaks(), Peaks::ratio));
  }

  /** Judged by the second's own. */
  static Figures ofReads(Pair pair) {
    Spread measured = reads(pair.measured());
    return new Figures(reads(pair.baseline()), measured, measured);
  }

  /**
   * Whether the second side has moved the figure: by 5 % at least, and with all its rounds beyond
   * all of the first.
   */
  boolean areApart() {
    boolean beyond = measured.min() > baseline.max() || measured.max() < baseline.min();
    return beyond && Math.abs(measured.median() - baseline.median()) >= LEAST * baseline.median();
  }

  private static Spread reads(List<Turn> turns) {
    return spread(turns, turn -> turn.atRate().readsFromTiersPercent());
  }

  private static <T> Spread spread(List<T> rounds, ToDoubleFunction<T> figure) {
    return Spread.of(rounds.stream().mapToDouble(figure));
  }
}
