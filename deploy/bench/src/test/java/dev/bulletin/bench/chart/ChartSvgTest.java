package dev.bulletin.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.chart.BarChart.Bar;
import dev.bulletin.bench.chart.BarChart.Base;
import dev.bulletin.bench.chart.BarChart.Promise;
import dev.bulletin.bench.chart.LineChart.Line;
import dev.bulletin.bench.chart.LineChart.Point;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class ChartSvgTest {
  private static final Chart LINES =
      new LineChart(
          "Cost & <rate>",
          "rooms \"each\"",
          List.of(
              new Line("a<b", List.of(point(1, 10, 9, 12), point(10, 20, 18, 24))),
              new Line("c", List.of(point(1, 10, 10, 10), point(10, 20, 20, 20)))));

  @Test
  void isWellFormedWhateverTheNamesAre() throws Exception {
    Element svg = draw(LINES);
    assertThat(text(svg, "title")).containsExactly("Cost & <rate>");
    assertThat(text(svg, "text")).contains("a<b", "rooms \"each\"");
  }

  @Test
  void isToldToWhoDoesNotSeeIt() throws Exception {
    Element svg = draw(LINES);
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("one-title one-words");
    assertThat(text(svg, "desc").get(0)).contains("1: 10, 10: 20");
  }

  @Test
  void drawsTheSpreadOfEachPoint() throws Exception {
    List<Element> spreads = of(draw(LINES), "line", "spread c0");
    assertThat(spreads).hasSize(2 * 3);
    double low = number(spreads.get(0), "y1");
    double high = number(spreads.get(0), "y2");
    double median = number(of(draw(LINES), "circle", "dot c0").get(0), "cy");
    assertThat(median).isBetween(high, low);
    assertThat((low - median) / (median - high)).isEqualTo(0.5, within(0.02));
  }

  @Test
  void keepsNamesApartWhoseLinesEndTogether() throws Exception {
    Element svg = draw(LINES);
    double first = number(of(svg, "text", "name c0").get(0), "y");
    double second = number(of(svg, "text", "name c1").get(0), "y");
    assertThat(Math.abs(first - second)).isGreaterThanOrEqualTo(12);
  }

  @Test
  void putsEachNameWhereItsLineEnds() throws Exception {
    Chart chart =
        new LineChart(
            "Rate",
            "rooms",
            List.of(
                new Line("low", List.of(point(1, 10, 10, 10), point(10, 10, 10, 10))),
                new Line("high", List.of(point(1, 20, 20, 20), point(10, 20, 20, 20)))));
    Element svg = draw(chart);
    for (int i = 0; i < 2; i++) {
      double end = number(of(svg, "circle", "dot c" + i).get(1), "cy");
      assertThat(number(of(svg, "text", "name c" + i).get(0), "y")).isEqualTo(end, within(5.0));
    }
  }

  @Test
  void drawsTwiceAsMuchAsLongAsHalfAsMuch() throws Exception {
    Chart chart =
        new BarChart(
            "Ratios",
            Base.ONE,
            List.of(bar("half", 0.5, Optional.empty()), bar("twice", 2, Optional.empty())));
    List<Element> bars = of(draw(chart), "rect", "bar c0");
    double half = number(bars.get(0), "width");
    assertThat(half).isPositive().isEqualTo(number(bars.get(1), "width"), within(0.2));
    assertThat(number(bars.get(0), "x") + half).isEqualTo(number(bars.get(1), "x"), within(0.2));
  }

  @Test
  void beginsBarsAtZero() throws Exception {
    Chart chart =
        new BarChart(
            "Costs",
            Base.ZERO,
            List.of(bar("a", 50, Optional.empty()), bar("b", 100, Optional.empty())));
    List<Element> bars = of(draw(chart), "rect", "bar c0");
    assertThat(number(bars.get(1), "width"))
        .isEqualTo(2 * number(bars.get(0), "width"), within(0.3));
  }

  @Test
  void marksWhatWasPromisedAndHasRoomForIt() throws Exception {
    Optional<Promise> promise = Optional.of(new Promise(6, "at least 6"));
    Element svg = draw(new BarChart("Ratio", Base.ONE, List.of(bar("rate", 1.5, promise))));
    assertThat(text(svg, "text")).contains("1.5 (1.5–1.5), at least 6");
    double mark = number(of(svg, "line", "promise").get(0), "x1");
    assertThat(mark).isBetween(0.0, 680.0);
    assertThat(mark).isGreaterThan(number(of(svg, "line", "whisker").get(0), "x2"));
  }

  @Test
  void putsAFigureBelowItsNameWhereThereIsNoRoomBesideIt() throws Exception {
    Chart chart = new BarChart("Cost", Base.ZERO, List.of(bar("of a", 5, Optional.empty())));
    assertThat(below(draw(chart))).isZero();
    assertThat(below(draw(chart, 320))).isGreaterThanOrEqualTo(12);
  }

  private static double below(Element svg) {
    double name = number(of(svg, "text", "name").get(0), "y");
    return number(of(svg, "text", "figure").get(0), "y") - name;
  }

  @Test
  void doesNotDrawNothing() {
    assertThatThrownBy(() -> new BarChart("Nothing", Base.ZERO, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Point point(double size, double median, double min, double max) {
    return new Point(size, new Spread(median, min, max));
  }

  private static Bar bar(String name, double figure, Optional<Promise> promise) {
    return new Bar(name, 0, new Spread(figure, figure, figure), promise);
  }

  private static Element draw(Chart chart) throws Exception {
    return draw(chart, 680);
  }

  private static Element draw(Chart chart, int width) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(ChartSvg.of(chart, width, "one"))))
        .getDocumentElement();
  }

  private static List<String> text(Element svg, String element) {
    return all(svg, element).stream().map(Element::getTextContent).toList();
  }

  private static List<Element> of(Element svg, String element, String style) {
    return all(svg, element).stream()
        .filter(one -> one.getAttribute("class").equals(style))
        .toList();
  }

  private static List<Element> all(Element svg, String element) {
    NodeList nodes = svg.getElementsByTagName(element);
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }
}
