package dev.bulletin.report.chart;

import java.time.Instant;

/**
 * The time that a chart's numbers from a dashboard are of.
 *
 * @param frozen they stay as they are; else the next reader may see others
 */
public record Period(Instant from, Instant to, boolean frozen) {}
