package dev.bulletin.report.chart;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A value of a series.
 *
 * @param x which of the chart's x
 * @param value null when it is known to be missing
 */
public record ChartPoint(int x, @Nullable BigDecimal value) {}
