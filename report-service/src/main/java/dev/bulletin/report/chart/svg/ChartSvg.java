package dev.bulletin.report.chart.svg;

import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartSeries;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Charts as SVG documents. */
public final class ChartSvg {
  private static final String NAMESPACE = "http://www.w3.org/2000/svg";

  private ChartSvg() {}

  /** A drawing that needs no style sheet: its colours are the palette's. */
  public static String standalone(Chart chart, Language language, Palette palette) {
    var xml = new Xml();
    write(xml, chart, language, Size.WIDE, "chart", palette);
    return xml.toString();
  }

  /** As {@link #standalone}, in the size of small screens, whose letters are larger in it. */
  public static String narrow(Chart chart, Language language, Palette palette) {
    var xml = new Xml();
    write(xml, chart, language, Size.NARROW, "chart", palette);
    return xml.toString();
  }

  /**
   * Draws into that XML.
   *
   * @param id begins the names of title and description
   * @param palette null for the colours of the page
   */
  static void write(
      Xml xml, Chart chart, Language language, Size size, String id, @Nullable Palette palette) {
    var formats = new Formats(language);
    xml.open(
        "svg",
        "xmlns",
        NAMESPACE,
        "class",
        palette == null ? "chart-" + size.code() : "",
        "viewBox",
        "0 0 " + size.width() + " " + size.height(),
        "width",
        palette == null ? "" : String.valueOf(size.width()),
        "height",
        palette == null ? "" : String.valueOf(size.height()),
        "role",
        "img",
        "aria-labelledby",
        id + "-title " + id + "-desc");
    xml.element("title", chart.caption().title(), "id", id + "-title");
    xml.element("desc", description(chart, language, formats), "id", id + "-desc");
    drawing(chart, formats).draw(new Canvas(xml, palette), size);
    xml.close();
  }

  private static Drawing drawing(Chart chart, Formats formats) {
    if (chart.dial() != null) {
      return new GaugeDrawing(chart, chart.dial(), formats);
    }
    return chart.type().hasAxes()
        ? new AxesDrawing(chart, formats)
        : new DoughnutDrawing(chart, formats);
  }

  /** What its author says of it, and what can be told of every chart. */
  private static String description(Chart chart, Language language, Formats formats) {
    ChartWords words = ChartWords.of(language);
    String numbers =
        chart.series().stream()
            .filter(series -> series.values().findAny().isPresent())
            .map(series -> told(chart, series, words, formats))
            .collect(Collectors.joining(" "));
    return (words.type(chart.type()) + " " + chart.caption().description() + " " + numbers)
        .replaceAll(" +", " ")
        .strip();
  }

  private static String told(Chart chart, ChartSeries series, ChartWords words, Formats formats) {
    String unit = chart.caption().unit();
    BigDecimal last = series.values().reduce((earlier, later) -> later).orElseThrow();
    if (!chart.type().hasAxes()) {
      return series.name() + ": " + formats.number(last, unit) + ".";
    }
    return words.range(
        series.name(),
        formats.number(series.values().min(Comparator.naturalOrder()).orElseThrow(), unit),
        formats.number(series.values().max(Comparator.naturalOrder()).orElseThrow(), unit),
        formats.number(last, unit));
  }
}
