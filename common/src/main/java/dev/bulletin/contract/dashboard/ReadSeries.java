package dev.bulletin.contract.dashboard;

import java.time.Instant;

/**
 * Asks for the history of a series.
 *
 * @param from included
 * @param to excluded
 * @param points at most so many are answered, 2 to 2,000; what is thinned out keeps its peaks
 */
public record ReadSeries(String series, Instant from, Instant to, int points) {}
