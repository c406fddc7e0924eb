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
 */
public record Figure(
    String series,
    @Nullable BigDecimal value,
    @Nullable Instant at,
    @Nullable String source,
    boolean stale) {}
