package dev.bulletin.report.render;

import dev.bulletin.report.chart.SeriesReference;

/**
 * A dashboard's series that a body shows.
 *
 * @param line of the body where its chart begins, from 1
 */
public record NeededSeries(int line, SeriesReference reference) {}
