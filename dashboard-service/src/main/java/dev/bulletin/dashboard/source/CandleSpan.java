package dev.bulletin.dashboard.source;

import java.time.Duration;
import java.util.Arrays;

/** How long a candle's span is. */
public enum CandleSpan {
  HOUR("1h", Duration.ofHours(1)),
  DAY("1d", Duration.ofDays(1));

  private final String label;
  private final Duration length;

  CandleSpan(String label, Duration length) {
    this.label = label;
    this.length = length;
  }

  /** As series and Binance name it. */
  public String label() {
    return label;
  }

  public Duration length() {
    return length;
  }

  /** Whether a series of that name holds candles. */
  static boolean isNameOf(String series) {
    return Arrays.stream(values()).anyMatch(span -> series.endsWith(span.suffix()));
  }

  private String suffix() {
    return ".candle-" + label;
  }

  /** The series of a pair's candles. */
  public String series(String pair) {
    return pair + suffix();
  }
}
