package dev.bulletin.contract.dashboard;

import java.time.Instant;

/**
 * Asks how a series has moved, as open, high, low and close of equally long spans.
 *
 * @param from included
 * @param to excluded
 * @param candles at most so many are answered, 2 to 1,000
 */
public record ReadCandles(String series, Instant from, Instant to, int candles) {}
