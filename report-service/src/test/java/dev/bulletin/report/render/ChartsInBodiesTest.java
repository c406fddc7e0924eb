package dev.bulletin.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.chart.ChartExamples;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ChartsInBodiesTest {
  private final Bodies bodies = new Bodies();

  private static Body body(String text) {
    return new Body(text, BodyFormat.MARKDOWN, Language.EN);
  }

  private static String block(String yaml) {
    return "```chart\n" + yaml + "\n```\n\n";
  }

  private RenderedBody render(String text) {
    return bodies.render(body(text), ChartExamples.WEEK, null);
  }

  @Test
  void chartsStandWhereTheyAreWritten() {
    RenderedBody rendered =
        render("One.\n\n" + block(ChartExamples.LINE) + "Two.\n\n" + block(ChartExamples.GAUGE));
    Document document = Jsoup.parseBodyFragment(rendered.html());
    assertThat(document.body().children().eachText()).hasSize(4);
    assertThat(document.select("body > *").stream().map(element -> element.tagName()))
        .containsExactly("p", "figure", "p", "figure");
    assertThat(document.select("svg title").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(rendered.charts())
        .extracting(chart -> chart.caption().title())
        .containsExactly("Two coins", "Fear and greed");
  }

  @Test
  void aChartThatIsWrongIsANoticeBesideTheOthers() {
    RenderedBody rendered = render(block("type: pie") + block(ChartExamples.GAUGE));
    Document document = Jsoup.parseBodyFragment(rendered.html());
    assertThat(document.select("p.chart-notice").text())
        .isEqualTo("This chart cannot be shown at present.");
    assertThat(document.select("figure")).hasSize(1);
    assertThat(rendered.problems()).extracting(BodyProblem::line).containsExactly(2);
  }

  @Test
  void linesAreThoseOfTheBodyInListsAndQuotesToo() {
    String quoted =
        "> - text\n>\n>   ```chart\n>   type: line\n>   title: T\n>   colour: red\n>   ```\n";
    assertThat(bodies.check(body("Text.\n\n" + quoted)))
        .containsExactly(
            new BodyProblem(
                8,
                "a chart has no colour; known are type, title, description, unit, x, series,"
                    + " range, from, to"));
  }

  @Test
  void aChartThatHtmlHasSweptAwayIsTold() {
    assertThat(bodies.check(body("<p title='\n\n" + block(ChartExamples.GAUGE) + "'>x</p>")))
        .containsExactly(
            new BodyProblem(3, "this chart disappears in the HTML that stands before it"));
  }

  @Test
  void codeOfAnotherNameStaysCode() {
    assertThat(render("```charts\ntype: line\n```").html()).contains("language-charts");
    assertThat(render("    type: line").html()).contains("<pre><code>");
  }

  @Test
  void numbersOfDashboardsAreNotNeededToAcceptABody() {
    assertThat(bodies.check(body(block(ChartExamples.DASHBOARD)))).isEmpty();
    assertThat(bodies.render(body(block(ChartExamples.DASHBOARD)), ChartData.NONE, null).problems())
        .containsExactly(new BodyProblem(4, "no numbers of BTC-USDT.price are there"));
  }

  @Test
  void refusesMoreChartsThanAReportShows() {
    assertThat(bodies.check(body(block(ChartExamples.GAUGE).repeat(51))))
        .extracting(BodyProblem::reason)
        .containsExactly("more than 50 charts");
    assertThat(render(block(ChartExamples.GAUGE).repeat(1_000)).charts()).hasSize(50);
  }

  @Test
  void refusesMorePointsThanAReportShows() {
    String points = IntStream.range(0, 1_900).mapToObj(String::valueOf).collect(joined());
    String chart =
        "type: line\ntitle: T\nx: [%s]\nseries: [{name: A, values: [%s]}]"
            .formatted(points, points);
    assertThat(bodies.check(body(block(chart).repeat(10)))).isEmpty();
    assertThat(bodies.check(body(block(chart).repeat(11))))
        .extracting(BodyProblem::reason)
        .containsExactly("more than 20,000 points in all charts");
  }

  @Test
  void refusesMoreSeriesThanDashboardsAreAskedFor() {
    List<String> charts =
        IntStream.range(0, 33)
            .mapToObj(
                i -> block("type: line\ntitle: T\nrange: 1d\nseries: [A.%d, B.%d]".formatted(i, i)))
            .toList();
    assertThat(bodies.check(body(String.join("", charts.subList(0, 32))))).isEmpty();
    assertThat(bodies.check(body(String.join("", charts))))
        .extracting(BodyProblem::reason)
        .containsExactly("more than 64 series of dashboards");
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(",");
  }
}
