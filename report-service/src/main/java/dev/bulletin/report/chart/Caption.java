package dev.bulletin.report.chart;

/**
 * What a chart says of itself.
 *
 * @param description may be empty
 * @param unit of the values, may be empty
 */
public record Caption(String title, String description, String unit) {}
