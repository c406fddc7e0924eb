package dev.bulletin.dashboard.indicator;

import dev.bulletin.contract.dashboard.Candle;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Candles whose spans have ended, without a gap, by time.
 *
 * @param span of each
 */
public record ClosedCandles(Duration span, List<Candle> candles) {
  private static final int DAY = 24;

  public ClosedCandles {
    candles = List.copyOf(candles);
  }

  /**
   * The newest of those given, which are by time: back to the first gap, and only those that had
   * ended at that moment.
   */
  public static ClosedCandles of(List<Candle> given, Duration span, Instant moment) {
    List<Candle> run = new ArrayList<>();
    for (Candle candle : given) {
      if (candle.at().plus(span).isAfter(moment)) {
        break;
      }
      if (!run.isEmpty() && !endOf(run, span).equals(candle.at())) {
        run.clear();
      }
      run.add(candle);
    }
    return new ClosedCandles(span, run);
  }

  private static Instant endOf(List<Candle> run, Duration span) {
    return run.get(run.size() - 1).at().plus(span);
  }

  /** When the last of them ended; empty when there is none. */
  public Optional<Instant> end() {
    return candles.isEmpty() ? Optional.empty() : Optional.of(endOf(candles, span));
  }

  /** The relative strength index of their closes; see {@link RelativeStrength}. */
  public Optional<BigDecimal> rsi14() {
    return RelativeStrength.index(candles.stream().map(Candle::close).toList());
  }

  /**
   * By how much the volume of the last 24 differs from that of the 24 before, in percent; empty
   * when one of these is missing or its volume is not known, and when nothing was traded before.
   */
  public Optional<BigDecimal> volumeChange() {
    int end = candles.size();
    if (end < 2 * DAY) {
      return Optional.empty();
    }
    Optional<BigDecimal> before = volume(candles.subList(end - 2 * DAY, end - DAY));
    Optional<BigDecimal> after = volume(candles.subList(end - DAY, end));
    return before.isEmpty() || after.isEmpty()
        ? Optional.empty()
        : Change.percent(before.get(), after.get());
  }

  private static Optional<BigDecimal> volume(List<Candle> candles) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Candle candle : candles) {
      BigDecimal volume = candle.volume();
      if (volume == null) {
        return Optional.empty();
      }
      sum = sum.add(volume);
    }
    return Optional.of(sum);
  }
}
