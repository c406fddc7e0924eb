package dev.bulletin.gateway.board;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How far back the charts of a dashboard go: these and no others, so that pages can be kept. */
public enum Range {
  HOUR("1h", Duration.ofHours(1), Duration.ofMinutes(10)),
  SIX_HOURS("6h", Duration.ofHours(6), Duration.ofHours(1)),
  DAY("24h", Duration.ofHours(24), Duration.ofHours(4)),
  WEEK("7d", Duration.ofDays(7), Duration.ofDays(1)),
  MONTH("30d", Duration.ofDays(30), Duration.ofDays(5));

  private final String code;
  private final Duration span;
  private final Duration tick;

  Range(String code, Duration span, Duration tick) {
    this.code = code;
    this.span = span;
    this.tick = tick;
  }

  /** The range that an address names. */
  public static Optional<Range> of(String code) {
    return Arrays.stream(values()).filter(range -> range.code.equals(code)).findFirst();
  }

  /** As an address names it. */
  public String code() {
    return code;
  }

  public Duration span() {
    return span;
  }

  /** The time from one line across a chart to the next. */
  public Duration tick() {
    return tick;
  }

  /** Whether times within it are told by their day rather than by the clock. */
  public boolean isOfDays() {
    return tick.compareTo(Duration.ofDays(1)) >= 0;
  }
}
