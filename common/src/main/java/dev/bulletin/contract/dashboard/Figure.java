package dev.bulletin.contract.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value on a dashboard. Nothing stands in for data that is not there: a missing value is null.
 *
 * @param series such as {@code BTC-USDT.price}
 * @param value null when missing
 * @param at the time the value is of, by its source; null when missing
 * @param source who said so; null when missing
 * @param stale older than its source's freshness limit
 * @param staleAt when it is older than that limit, if nothing newer comes; null when missing
 */
public record Figure(
    String series,
    @Nullable BigDecimal value,
    @Nullable Instant at,
    @Nullable String source,
    boolean stale,
    @Nullable Instant staleAt) {
  /**
   * What a sample says.
   *
   * @param staleAt when it is too old, if nothing newer comes
   */
  public static Figure of(Sample sample, Instant staleAt, Instant now) {
    return new Figure(
        sample.series(),
        sample.value(),
        sample.at(),
        sample.source(),
        staleAt.isBefore(now),
        staleAt);
  }

  /** A figure of which nothing is known. */
  public static Figure missing(String series) {
    return new Figure(series, null, null, null, /* stale= */ false, null);
  }
}
