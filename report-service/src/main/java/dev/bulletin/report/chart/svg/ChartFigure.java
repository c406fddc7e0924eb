package dev.bulletin.report.chart.svg;

import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A chart as a part of a page: drawing, caption and the table of its numbers. */
public final class ChartFigure {
  private final Xml xml = new Xml();
  private final Chart chart;
  private final Language language;
  private final ChartWords words;
  private final Formats formats;

  private ChartFigure(Chart chart, Language language) {
    this.chart = chart;
    this.language = language;
    this.words = ChartWords.of(language);
    this.formats = new Formats(language);
  }

  /**
   * The chart as HTML.
   *
   * @param number of the chart in its report, from 1
   * @param palette null for the colours of the page
   */
  public static String html(Chart chart, int number, Language language, @Nullable Palette palette) {
    var figure = new ChartFigure(chart, language);
    figure.write("chart-" + number, palette);
    return figure.xml.toString();
  }

  /** In place of a chart that cannot be drawn. */
  public static String notice(Language language) {
    return new Xml()
        .element("p", ChartWords.of(language).unavailable(), "class", "chart-notice")
        .toString();
  }

  private void write(String id, @Nullable Palette palette) {
    xml.open(
        "figure",
        "class",
        "chart chart-" + chart.type().code(),
        "data-chart",
        palette == null ? ChartJson.of(chart, formats, words) : "");
    caption();
    if (palette == null) {
      ChartSvg.write(xml, chart, language, Size.WIDE, id + "-wide", null);
      ChartSvg.write(xml, chart, language, Size.NARROW, id + "-narrow", null);
    } else {
      ChartSvg.write(xml, chart, language, Size.WIDE, id, palette);
    }
    data();
    xml.close();
  }

  private void caption() {
    xml.open("figcaption");
    xml.element("strong", chart.caption().title(), "class", "chart-title");
    write("span", chart.caption().description(), "chart-description");
    write("small", note(), "chart-note");
    xml.close();
  }

  private void write(String element, String text, String cssClass) {
    if (!text.isEmpty()) {
      xml.text(" ").element(element, text, "class", cssClass);
    }
  }

  private String note() {
    Period period = chart.period();
    List<String> notes = new ArrayList<>();
    notes.add(unitBesideDrawing());
    if (period != null) {
      notes.add(formats.moment(period.from()) + " – " + formats.moment(period.to()) + " UTC");
      notes.add(period.frozen() ? "" : words.live());
    }
    return notes.stream().filter(note -> !note.isEmpty()).collect(Collectors.joining(" · "));
  }

  /** The others have it in the drawing. */
  private String unitBesideDrawing() {
    return switch (chart.type()) {
      case DOUGHNUT -> chart.caption().unit();
      case LINE, BAR, AREA, CANDLESTICK, GAUGE -> "";
    };
  }

  private void data() {
    xml.open("details", "class", "chart-data").element("summary", words.table());
    xml.open("div", "class", "wide", "tabindex", "0").open("table");
    tellUnit();
    if (chart.type().hasAxes()) {
      rowsByPlace();
    } else {
      rowsBySeries();
    }
    xml.close().close().close();
  }

  /** A table is read without the drawing beside it. */
  private void tellUnit() {
    if (!chart.caption().unit().isEmpty() && chart.type().hasAxes()) {
      xml.element("caption", chart.caption().unit());
    }
  }

  private void rowsByPlace() {
    List<String> head = new ArrayList<>();
    head.add(
        switch (chart.kind()) {
          case TIME -> words.time();
          case LABEL, NUMBER -> words.name();
        });
    IntStream.range(0, chart.series().size())
        .forEach(i -> head.add(ChartJson.name(chart, i, words)));
    head(head);
    List<List<@Nullable BigDecimal>> columns =
        chart.series().stream().map(series -> series.row(chart.xs().size())).toList();
    xml.open("tbody");
    for (int i = 0; i < chart.xs().size(); i++) {
      rowAt(i, columns);
    }
    xml.close();
  }

  private void rowAt(int place, List<List<@Nullable BigDecimal>> columns) {
    List<String> cells = new ArrayList<>();
    columns.forEach(column -> cells.add(cell(column.get(place))));
    row(formats.place(chart, chart.xs().get(place)), cells);
  }

  private String cell(@Nullable BigDecimal value) {
    return value == null ? words.missing() : formats.number(value);
  }

  private void rowsBySeries() {
    boolean shares = chart.dial() == null;
    head(
        shares
            ? List.of(words.name(), words.value(), words.share())
            : List.of(words.name(), words.value()));
    xml.open("tbody");
    for (int i = 0; i < chart.series().size(); i++) {
      String value =
          chart.series().get(i).values().findFirst().map(this::withUnit).orElse(words.missing());
      row(chart.series().get(i).name(), shares ? List.of(value, share(i)) : List.of(value));
    }
    xml.close();
  }

  private String withUnit(BigDecimal value) {
    return formats.number(value, chart.caption().unit());
  }

  private String share(int index) {
    return formats.percent(DoughnutDrawing.shares(chart).get(index));
  }

  private void head(List<String> cells) {
    xml.open("thead").open("tr");
    cells.forEach(cell -> xml.element("th", cell, "scope", "col"));
    xml.close().close();
  }

  private void row(String head, List<String> cells) {
    xml.open("tr").element("th", head, "scope", "row");
    cells.forEach(cell -> xml.element("td", cell));
    xml.close();
  }
}
