package dev.bulletin.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartBlock;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.chart.ChartExamples;
import dev.bulletin.report.chart.svg.ChartFigure;
import dev.bulletin.report.chart.svg.Palette;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class FigureTablesTest {
  private static final String ADDRESS = "https://bulletin.example/x";

  @Test
  void theNumbersOfAChartStandBehindTheText() {
    Element body = body(chart(ChartExamples.LINE) + "<p>The end.</p>");
    FigureTables figures = taken(body, Language.VI);
    figures.appendTo(body);
    assertThat(body.children().last().text())
        .startsWith("Số liệu Two coins USDT Time (UTC) Bitcoin Ether")
        .contains("96,062.47", "none", "3,150")
        .doesNotContain(ADDRESS);
    assertThat(body.select("figure details")).isEmpty();
    assertThat(figures.headings())
        .singleElement()
        .satisfies(
            heading -> {
              assertThat(heading.text()).isEqualTo("Số liệu");
              assertThat(body.getElementById(heading.id()).tagName()).isEqualTo("h2");
            });
  }

  @Test
  void aBodyWithoutChartsHasNoSuchPart() {
    Element body = body("<p>Text.</p><details class=\"chart-data\"><table></table></details>");
    FigureTables figures = taken(body, Language.EN);
    figures.appendTo(body);
    assertThat(figures.headings()).isEmpty();
    assertThat(body.children()).hasSize(2);
  }

  @Test
  void ofALongTableTheFirstAndLastRowsAreLeft() {
    Element body = body(chart(bars(200)));
    taken(body, Language.EN).appendTo(body);
    assertThat(body.select("tbody > tr")).hasSize(FigureTables.MAX_ROWS);
    assertThat(body.select("tbody > tr > th").eachText())
        .startsWith("day 0", "day 1")
        .endsWith("day 198", "day 199");
    assertThat(body.text()).contains("120 rows between are left out; all are at " + ADDRESS);
  }

  @Test
  void allTablesTogetherHaveALimitToo() {
    int charts = FigureTables.MAX_CELLS / (2 * FigureTables.MAX_ROWS) + 2;
    Element body = body(chart(bars(100)).repeat(charts));
    taken(body, Language.EN).appendTo(body);
    assertThat(body.select("tbody > tr > *").size()).isEqualTo(FigureTables.MAX_CELLS);
    assertThat(body.text()).contains("100 rows between are left out");
  }

  private static String bars(int count) {
    String labels =
        IntStream.range(0, count).mapToObj(i -> "day " + i).collect(Collectors.joining(", "));
    String values =
        IntStream.range(0, count).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    return "type: bar\ntitle: Many\nx: [%s]\nseries:\n  - {name: A, values: [%s]}\n"
        .formatted(labels, values);
  }

  private static FigureTables taken(Element body, Language language) {
    return FigureTables.takenFrom(body, PdfWords.of(language), ADDRESS);
  }

  private static Element body(String html) {
    return Jsoup.parseBodyFragment(html).body();
  }

  private static String chart(String block) {
    return ChartFigure.html(
        ChartBlock.read(block).chart(ChartData.NONE),
        1,
        Language.EN,
        Palette.LIGHT.withFont(Fonts.SANS));
  }
}
