package dev.bulletin.contract.dashboard;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One value of a series at a moment.
 *
 * @param series such as {@code BTC-USDT.price}
 * @param at the time its source gave it, not the time it was fetched
 * @param source who said so, such as {@code binance}
 */
public record Sample(String series, BigDecimal value, Instant at, String source) {}
