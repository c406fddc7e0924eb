package dev.bulletin.report.chart.svg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartExamples;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written in charts is whole, stands alone, and is said once. */
class ChartTextTest {
  private static final String TWO_AREAS =
      """
      type: area
      title: Supply
      unit: bn
      series:
        - name: Lending protocols
          points: [[2024-01-01, 31], [2025-01-01, 42], [2026-01-01, 32]]
        - name: Exchanges
          points: [[2024-01-01, 61], [2025-01-01, 62], [2026-01-01, 62]]
      """;

  static List<String> charts() {
    return ChartExamples.ALL;
  }

  private static Element figure(String yaml) {
    String html = ChartFigure.html(ChartExamples.chart(yaml), 1, Language.EN, null);
    return Jsoup.parseBodyFragment(html).selectFirst("figure");
  }

  private static JsonNode firstSeries(String yaml) throws Exception {
    JsonNode json = new ObjectMapper().readTree(figure(yaml).attr("data-chart"));
    return json.get("series").get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg.chart-wide", "svg.chart-narrow"})
  void namesAreNotCutWhereARowHasRoomForThem(String svg) {
    assertThat(figure(TWO_AREAS).select(svg + " .chart-label").eachText())
        .containsExactlyInAnyOrder("Lending protocols", "Exchanges");
  }

  @Test
  void inARowALineHasItsDashesBesideItsName() {
    List<String> dashes =
        figure(TWO_AREAS).select("svg.chart-narrow > path.chart-c2").eachAttr("stroke-dasharray");
    assertThat(dashes).containsExactly(Shapes.dash(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"svg.chart-wide", "svg.chart-narrow"})
  void marksOfTheAxisNeitherCoverEachOtherNorLeaveTheDrawing(String svg) {
    Element drawing = figure(TWO_AREAS).selectFirst(svg);
    double end = 0;
    for (Element mark : drawing.select("text.chart-text[text-anchor=middle]")) {
      double half = Canvas.width(mark.text()) / 2;
      double middle = Double.parseDouble(mark.attr("x"));
      assertThat(middle - half).isGreaterThanOrEqualTo(end - 0.1);
      end = middle + half;
    }
    assertThat(end).isBetween(1.0, Double.valueOf(drawing.attr("viewBox").split(" ")[2]));
  }

  @Test
  void aTextFitsIntoItsOwnWidth() {
    for (int letters = 1; letters < 100; letters++) {
      String text = "a".repeat(letters);
      assertThat(Canvas.fit(text, Canvas.width(text))).isEqualTo(text);
    }
  }

  @ParameterizedTest
  @MethodSource("charts")
  void theUnitIsToldOnceBesideTheNumbers(String yaml) {
    Element figure = figure(yaml.replaceFirst("unit: .*\n", "") + "unit: flops\n");
    String drawing = figure.selectFirst("svg.chart-wide").select("text").text();
    String said = drawing + " " + figure.select("figcaption").text();
    assertThat(said.split("flops", -1)).hasSize(2);
  }

  @Test
  void aLongValueOfAGaugeKeepsClearOfTheEndsOfItsDial() {
    String yaml = "type: gauge\ntitle: T\nunit: USDT\nvalue: 93796.51\nmin: 85000\nmax: 110000";
    Element drawing = figure(yaml).selectFirst("svg.chart-narrow");
    Element value = drawing.selectFirst("text.chart-value");
    double half = Canvas.width(value.text()) / Canvas.FONT * size(value) / 2;
    Element end = drawing.select("text.chart-text").get(1);
    assertThat(end.text()).isEqualTo("110,000");
    assertThat(place(value) + half).isLessThan(place(end) - Canvas.width(end.text()) / 2);
  }

  private static double place(Element text) {
    return Double.parseDouble(text.attr("x"));
  }

  private static int size(Element text) {
    return Integer.parseInt(text.attr("font-size"));
  }

  @Test
  void aSliceHasItsShareBesideItsValue() throws Exception {
    String coins = ChartExamples.DOUGHNUT.replace("\"%\"", "bn");
    assertThat(firstSeries(coins).get("note").asText()).isEqualTo("Share 56.2%");
    assertThat(firstSeries(ChartExamples.DOUGHNUT).get("note").asText()).isEmpty();
  }

  @Test
  void aGaugeHasTheNameOfItsBandBesideItsValue() throws Exception {
    assertThat(firstSeries(ChartExamples.GAUGE).get("note").asText()).isEqualTo("Greed");
    assertThat(firstSeries(ChartExamples.LINE).get("note").asText()).isEmpty();
  }
}
