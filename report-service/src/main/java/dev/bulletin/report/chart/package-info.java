/**
 * Charts as they are written in a report: a fenced block named {@code chart} that holds YAML. Read
 * strictly, so that a slip of the pen is told with its line, and made into a {@link
 * dev.bulletin.report.chart.Chart}, which can be drawn.
 */
@NullMarked
package dev.bulletin.report.chart;

import org.jspecify.annotations.NullMarked;
