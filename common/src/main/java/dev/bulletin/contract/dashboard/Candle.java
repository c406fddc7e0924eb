package dev.bulletin.contract.dashboard;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a price moved in one span.
 *
 * @param at the beginning of the span
 * @param volume what was traded, in the first of the pair; null where it is not known
 */
public record Candle(
    Instant at,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close,
    @Nullable BigDecimal volume) {}
