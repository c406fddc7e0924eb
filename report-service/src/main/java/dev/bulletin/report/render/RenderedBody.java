package dev.bulletin.report.render;

import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.contract.report.Heading;
import dev.bulletin.report.chart.Chart;
import java.util.List;

/**
 * A body as readers get it.
 *
 * @param html safe, with its charts
 * @param contents the headings in it, in their order
 * @param charts those that could be drawn, in their order
 * @param problems the charts that could not be drawn, and why
 */
public record RenderedBody(
    String html, List<Heading> contents, List<Chart> charts, List<BodyProblem> problems) {
  public RenderedBody {
    contents = List.copyOf(contents);
    charts = List.copyOf(charts);
    problems = List.copyOf(problems);
  }
}
