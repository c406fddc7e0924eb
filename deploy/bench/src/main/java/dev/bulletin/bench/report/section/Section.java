package dev.bulletin.bench.report.section;

import dev.bulletin.bench.chart.Chart;
import java.util.List;

/**
 * A part of the report that was measured.
 *
 * @param text method and figures in Markdown, as a README has them
 */
public record Section(Made made, String text, List<Chart> charts) {
  public Section {
    charts = List.copyOf(charts);
  }
}
