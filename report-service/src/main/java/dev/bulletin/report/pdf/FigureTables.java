package dev.bulletin.report.pdf;

import dev.bulletin.contract.report.Heading;
import java.util.List;
import org.jsoup.nodes.Element;

/**
 * The numbers of a report's charts. On a page they unfold below each; on paper they stand behind
 * the text, as many as are still read there.
 */
final class FigureTables {
  /** Of one chart: two pages. Of a longer one the first and the last. */
  static final int MAX_ROWS = 80;

  /** Of all charts together: each costs time. */
  static final int MAX_CELLS = 6_000;

  private static final String TABLES = "figure.chart > details.chart-data";

  /** Names within a body begin otherwise. */
  private static final String ID = "figures";

  private final PdfWords words;
  private final String address;
  private final Element section = new Element("div").addClass("figures");
  private int cellsLeft = MAX_CELLS;

  private FigureTables(PdfWords words, String address) {
    this.words = words;
    this.address = address;
  }

  /** Takes them out of the body; what is left out is told to be at that address. */
  static FigureTables takenFrom(Element body, PdfWords words, String address) {
    var tables = new FigureTables(words, address);
    tables.section.appendElement("h2").attr("id", ID).text(words.figures());
    body.select(TABLES).forEach(tables::take);
    return tables;
  }

  private void take(Element data) {
    Element figure = data.parent();
    Element table = data.selectFirst("table");
    data.remove();
    if (figure != null && table != null) {
      section.appendElement("h3").text(figure.select(".chart-title").text());
      add(table, figure.select(".chart-note").text());
    }
  }

  private void add(Element table, String note) {
    int leftOut =
        shorten(table.select("tbody > tr"), Math.max(1, table.select("th[scope=col]").size()));
    if (!table.select("tbody > tr").isEmpty()) {
      section.appendElement("div").addClass("wide").appendChild(table);
    }
    paragraph(note);
    paragraph(leftOut == 0 ? "" : words.leftOut(leftOut, address));
  }

  private void paragraph(String text) {
    if (!text.isEmpty()) {
      section.appendElement("p").addClass("about").text(text);
    }
  }

  /** Leaves out what lies in the middle, and says how much. */
  private int shorten(List<Element> rows, int columns) {
    int kept = Math.min(rows.size(), Math.min(MAX_ROWS, cellsLeft / columns));
    cellsLeft -= kept * columns;
    int first = (kept + 1) / 2;
    List<Element> middle = rows.subList(first, rows.size() - (kept - first));
    middle.forEach(Element::remove);
    return middle.size();
  }

  private boolean isEmpty() {
    return section.childrenSize() < 2;
  }

  /** The heading that they stand under, if there are any. */
  List<Heading> headings() {
    return isEmpty() ? List.of() : List.of(new Heading(2, ID, words.figures()));
  }

  /** Puts them at the end. */
  void appendTo(Element body) {
    if (!isEmpty()) {
      body.appendChild(section);
    }
  }
}
