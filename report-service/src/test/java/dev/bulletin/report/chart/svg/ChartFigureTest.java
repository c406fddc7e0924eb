package dev.bulletin.report.chart.svg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartExamples;
import dev.bulletin.report.chart.ChartType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartFigureTest {
  static List<String> charts() {
    return ChartExamples.ALL;
  }

  private static Element figure(String yaml, Language language) {
    String html = ChartFigure.html(ChartExamples.chart(yaml), 1, language, null);
    return Jsoup.parseBodyFragment(html).selectFirst("figure");
  }

  private static JsonNode json(String yaml) throws Exception {
    return new ObjectMapper().readTree(figure(yaml, Language.EN).attr("data-chart"));
  }

  @Test
  void thereIsAnExampleOfEachType() {
    assertThat(charts().stream().map(yaml -> ChartExamples.chart(yaml).type()))
        .contains(ChartType.values());
  }

  @ParameterizedTest
  @MethodSource("charts")
  void eachDrawingIsAnImageWithATitleAndADescription(String yaml) {
    Element figure = figure(yaml, Language.EN);
    assertThat(figure.select("svg")).hasSize(2);
    for (Element svg : figure.select("svg")) {
      assertThat(svg.attr("role")).isEqualTo("img");
      List<String> names = Arrays.asList(svg.attr("aria-labelledby").split(" "));
      assertThat(svg.getElementById(names.get(0)).tagName()).isEqualTo("title");
      assertThat(svg.getElementById(names.get(1)).text()).isNotEmpty();
    }
    List<String> ids = figure.select("[id]").eachAttr("id");
    assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void coloursAreThePagesAndNothingHasAStyle(String yaml) {
    Element figure = figure(yaml, Language.EN);
    assertThat(figure.select("[style], style")).isEmpty();
    assertThat(figure.select("[fill]").eachAttr("fill")).containsAnyOf("currentColor");
    assertThat(figure.select("[fill]").eachAttr("fill"))
        .allMatch(fill -> fill.equals("currentColor") || fill.equals("none"));
    assertThat(figure.select("[stroke]").eachAttr("stroke")).allMatch("currentColor"::equals);
  }

  @ParameterizedTest
  @MethodSource("charts")
  void theDataForTheScriptAndTheTableAgree(String yaml) throws Exception {
    JsonNode json = json(yaml);
    int places = json.get("x").size();
    String table = figure(yaml, Language.EN).select("table").text();
    for (JsonNode series : json.get("series")) {
      assertThat(series.get("values")).hasSize(places);
      assertThat(table).contains(series.get("name").asText());
      series.get("values").forEach(value -> assertTold(table, value));
      series.get("y").forEach(y -> assertWithin(y));
      assertThat(series.get("colour").asInt()).isBetween(1, 4);
    }
    json.get("at").forEach(ChartFigureTest::assertWithin);
    boolean axes = ChartExamples.chart(yaml).type().hasAxes();
    assertThat(json.get("at")).hasSize(axes ? places : 0);
  }

  private static void assertTold(String table, JsonNode value) {
    assertThat(table).contains(value.isNull() ? "none" : value.asText());
  }

  private static void assertWithin(JsonNode fraction) {
    if (!fraction.isNull()) {
      assertThat(fraction.asDouble()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void theDataForTheScriptHasTheShapeThatIsWrittenDown() throws Exception {
    JsonNode json = json(ChartExamples.LINE);
    assertThat(json.fieldNames()).toIterable().containsExactly("type", "unit", "x", "at", "series");
    assertThat(json.get("series").get(1).toString())
        .isEqualTo(
            "{\"name\":\"Ether\",\"values\":[\"3,177.25\",null,\"3,150\"],"
                + "\"y\":[0.9682,null,0.9685],\"colour\":2,\"note\":\"\"}");
    assertThat(json.get("x").toString())
        .isEqualTo("[\"23 Nov 2026\",\"24 Nov 2026\",\"25 Nov 2026\"]");
    assertThat(json.get("at").toString()).isEqualTo("[0.0,0.5,1.0]");
  }

  @Test
  void numbersAndTimesAreThoseOfTheLanguage() {
    assertThat(figure(ChartExamples.LINE, Language.VI).select("table").text())
        .contains("Thời gian (UTC)", "96.062,47", "23/11/2026", "không có");
    assertThat(figure(ChartExamples.CANDLESTICK, Language.VI).select("table").text())
        .contains("Mở cửa", "Đóng cửa", "97.150");
  }

  @Test
  void aMissingValueLeavesAGap() {
    Element ether = figure(ChartExamples.LINE, Language.EN).selectFirst("[data-series=1]");
    assertThat(ether.select("circle")).hasSize(2);
    assertThat(ether.select("path")).isEmpty();
  }

  @Test
  void barsAndAreasBeginAtZeroAndALineNeedNot() {
    String near = "\ntitle: T\nx: [1, 2]\nseries: [{name: A, values: [1000, 1001]}]";
    assertThat(Scale.of(ChartExamples.chart("type: bar" + near)).first()).isZero();
    assertThat(Scale.of(ChartExamples.chart("type: area" + near)).first()).isZero();
    assertThat(Scale.of(ChartExamples.chart("type: line" + near)).first()).isPositive();
  }

  @Test
  void eachOfEightSeriesIsToldApartWithoutColour() {
    StringBuilder yaml = new StringBuilder("type: line\ntitle: T\nx: [1, 2]\nseries:\n");
    for (int i = 0; i < 8; i++) {
      yaml.append("  - {name: S%d, values: [%d, 3]}%n".formatted(i, i));
    }
    List<String> dashes =
        figure(yaml.toString(), Language.EN).select("svg.chart-wide .chart-series path").stream()
            .map(path -> path.attr("stroke-dasharray"))
            .toList();
    assertThat(dashes).hasSize(8).doesNotHaveDuplicates();
  }

  @Test
  void namesAtTheEndsOfLinesDoNotCoverEachOther() {
    String yaml =
        "type: line\ntitle: T\nx: [1, 2]\nseries:\n"
            + "  - {name: A, values: [1, 9]}\n  - {name: B, values: [2, 9]}\n"
            + "  - {name: C, values: [3, 9]}\n  - {name: D, values: [0, 0]}\n";
    List<Double> places =
        figure(yaml, Language.EN).select("svg.chart-wide .chart-label").stream()
            .map(label -> Double.valueOf(label.attr("y")))
            .sorted()
            .toList();
    for (int i = 1; i < places.size(); i++) {
      assertThat(places.get(i) - places.get(i - 1)).isGreaterThanOrEqualTo(15.9);
    }
  }

  @Test
  void oneSliceIsAWholeRing() {
    String yaml = "type: doughnut\ntitle: T\nseries: [{name: All, value: 1}]";
    assertThat(figure(yaml, Language.EN).selectFirst("path").attr("d"))
        .contains("A")
        .hasSizeGreaterThan(100);
  }

  @Test
  void aGaugeBeyondItsEndTellsTheValueAsItIs() {
    String yaml = "type: gauge\ntitle: T\nunit: pt\nvalue: 120\nmin: 0\nmax: 100";
    assertThat(figure(yaml, Language.EN).selectFirst("text[font-size=32]").text())
        .isEqualTo("120 pt");
  }

  @Test
  void tellsTheTimeThatItsNumbersAreOf() {
    assertThat(figure(ChartExamples.DASHBOARD, Language.EN).select(".chart-note").text())
        .isEqualTo("18 Nov 2026, 09:30 – 25 Nov 2026, 09:30 UTC");
  }

  @ParameterizedTest
  @MethodSource("charts")
  void aFixedPaletteNeedsNoStyleSheet(String yaml) {
    String svg = ChartSvg.standalone(ChartExamples.chart(yaml), Language.EN, Palette.DARK);
    assertThat(svg)
        .startsWith(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 360\" width=\"720\"")
        .doesNotContain("class=", "currentColor", "style", "data-");
    String html = ChartFigure.html(ChartExamples.chart(yaml), 1, Language.EN, Palette.LIGHT);
    assertThat(Jsoup.parseBodyFragment(html).select("svg")).hasSize(1);
  }
}
