package dev.bulletin.dashboard.series;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How long the candles are that an exchange gives. Each length is a series of its own. */
public enum CandleLength {
  HOUR("1h", Duration.ofHours(1)),
  DAY("1d", Duration.ofDays(1));

  private final String label;
  private final Duration duration;

  CandleLength(String label, Duration duration) {
    this.label = label;
    this.duration = duration;
  }

  /** Of the candles in a series of that name, if it holds any. */
  public static Optional<CandleLength> of(String series) {
    return Arrays.stream(values()).filter(length -> series.endsWith(length.suffix())).findFirst();
  }

  /** As series and Binance name it. */
  public String label() {
    return label;
  }

  public Duration duration() {
    return duration;
  }

  /** The series of a pair's candles. */
  public String series(String pair) {
    return pair + suffix();
  }

  private String suffix() {
    return ".candle-" + label;
  }
}
