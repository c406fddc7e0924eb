package dev.bulletin.report.pdf;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.Heading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;

/** A report as it is laid out on paper: the same HTML as on its page, with what paper needs. */
final class PdfDocument {
  /** What a body of 1 MiB of plain text becomes, and some markup. */
  static final int MAX_HTML = 1_200_000;

  /** With the tables of 20,000 points, of which only some are printed. */
  private static final int MAX_HTML_WITH_FIGURES = 4 * MAX_HTML;

  /** Each costs far more time than the letters in it. */
  static final int MAX_ELEMENTS = 25_000;

  /** The widths of a table's columns are tried out once for each table around it, and again. */
  static final int MAX_TABLES_AROUND = 3;

  /** Every place in a word that is wider than a line is tried out as its end. */
  static final int MAX_WORD = 2_000;

  private static final Pattern LONG_WORD = Pattern.compile("\\S{" + (MAX_WORD + 1) + "}");
  private static final int MAX_IMAGES = 50;
  private static final int CONTENTS_FROM = 2;
  private static final int MAX_CONTENTS = 200;
  private static final int CONTENTS_LEVEL = 3;
  private static final String OWN_IMAGE = "img[src^=/images/]";

  private final Document html;

  private PdfDocument(Document html) {
    this.html = html;
  }

  /**
   * Lays a report out.
   *
   * @throws ServiceException TOO_LARGE when printing it would take too long
   */
  static PdfDocument of(PdfContent content) {
    check(content.html().length() <= MAX_HTML_WITH_FIGURES, content);
    PdfWords words = PdfWords.of(content.language());
    Document body = Jsoup.parseBodyFragment(content.html());
    body.outputSettings().prettyPrint(false);
    check(!LONG_WORD.matcher(body.text()).find(), content);
    FigureTables figures = FigureTables.takenFrom(body.body(), words, content.address());
    check(body.body().html().length() <= MAX_HTML, content);
    check(body.getAllElements().size() <= MAX_ELEMENTS, content);
    check(tablesAround(body) <= MAX_TABLES_AROUND, content);
    adapt(body.body(), content);
    return new PdfDocument(document(content, words, body.body(), figures));
  }

  private static Document document(
      PdfContent content, PdfWords words, Element body, FigureTables figures) {
    List<Heading> headings =
        Stream.concat(content.contents().stream(), figures.headings().stream()).toList();
    Document html = Document.createShell("");
    html.expectFirst("html").attr("lang", content.language().code());
    head(html.head(), content, headings, words);
    beginning(html.body(), content, headings, words);
    Element article = html.body().appendElement("div").addClass("article");
    article.appendChildren(body.childNodesCopy());
    figures.appendTo(article);
    return html;
  }

  private static void check(boolean fits, PdfContent content) {
    if (!fits) {
      throw new ServiceException(
          ErrorCode.TOO_LARGE,
          "this report is too large to be printed in reasonable time; read it at "
              + content.address());
    }
  }

  private static int tablesAround(Document body) {
    return body.select("table").stream()
        .mapToInt(table -> table.parents().select("table").size())
        .max()
        .orElse(0);
  }

  // Before the body.

  private static void head(
      Element head, PdfContent content, List<Heading> headings, PdfWords words) {
    head.appendElement("title").text(content.title());
    meta(head, "author", content.author());
    meta(head, "subject", content.summary().isEmpty() ? content.title() : content.summary());
    meta(head, "description", content.summary().isEmpty() ? content.title() : content.summary());
    meta(head, "keywords", String.join(", ", content.tags()));
    head.appendElement("style").appendText(PdfStyle.of(content, words));
    bookmarks(head.appendElement("bookmarks"), headings);
  }

  private static void meta(Element head, String name, String value) {
    head.appendElement("meta").attr("name", name).attr("content", value);
  }

  /** A heading stands under the last one of a higher level. */
  private static void bookmarks(Element root, List<Heading> headings) {
    Deque<Element> parents = new ArrayDeque<>(List.of(root));
    Deque<Integer> levels = new ArrayDeque<>(List.of(0));
    for (Heading heading : headings) {
      while (levels.element() >= heading.level()) {
        levels.pop();
        parents.pop();
      }
      parents.push(
          parents
              .element()
              .appendElement("bookmark")
              .attr("name", heading.text())
              .attr("href", "#" + heading.id()));
      levels.push(heading.level());
    }
  }

  private static void beginning(
      Element body, PdfContent content, List<Heading> headings, PdfWords words) {
    body.appendElement("h1").text(content.title());
    if (!content.summary().isEmpty()) {
      body.appendElement("p").addClass("summary").text(content.summary());
    }
    body.appendElement("p").addClass("about").text(about(content, words));
    if (!content.tags().isEmpty()) {
      body.appendElement("p")
          .addClass("about")
          .text(words.tags() + ": " + String.join(", ", content.tags()));
    }
    contents(body, headings, words);
  }

  private static String about(PdfContent content, PdfWords words) {
    String published = words.day(content.publishedAt());
    String updated = words.day(content.updatedAt());
    String about = content.author() + " · " + published;
    return updated.equals(published) ? about : about + " · " + words.updated() + " " + updated;
  }

  private static void contents(Element body, List<Heading> headings, PdfWords words) {
    List<Heading> shown =
        headings.stream()
            .filter(heading -> heading.level() <= CONTENTS_LEVEL)
            .limit(MAX_CONTENTS)
            .collect(Collectors.toList());
    if (shown.size() < CONTENTS_FROM) {
      return;
    }
    Element contents = body.appendElement("div").addClass("contents");
    contents.appendElement("p").addClass("contents-title").text(words.contents());
    Element list = contents.appendElement("ul");
    shown.forEach(
        heading ->
            list.appendElement("li")
                .addClass("level-" + heading.level())
                .appendElement("a")
                .attr("href", "#" + heading.id())
                .text(heading.text()));
  }

  // The body.

  private static void adapt(Element body, PdfContent content) {
    body.select("figure.chart > svg").forEach(PdfDocument::describe);
    body.select("input").forEach(PdfDocument::tick);
    body.select("a.footnote-backref").forEach(link -> link.removeAttr("aria-label"));
    body.select("a[href^=/]").forEach(link -> absolute(link, content.origin()));
    Elements images = body.select("img");
    for (int i = 0; i < images.size(); i++) {
      if (i >= MAX_IMAGES || !images.get(i).is(OWN_IMAGE)) {
        putIntoWords(images.get(i));
      }
    }
    keepOrder(body);
  }

  /**
   * The library writes what an element says itself before what its elements say, and a screen
   * reader follows it. Text in elements of its own stays where it is.
   */
  private static void keepOrder(Element body) {
    body.select("*").stream()
        .filter(element -> element.childrenSize() > 0 && element.closest("svg") == null)
        .flatMap(element -> element.textNodes().stream())
        .filter(text -> !text.isBlank())
        .toList()
        .forEach(PdfDocument::separate);
  }

  private static void separate(TextNode text) {
    var span = new Element("span");
    text.replaceWith(span);
    span.appendChild(text);
  }

  /** What tells a drawing in a PDF. */
  private static void describe(Element svg) {
    String title = svg.select("> title").text();
    String description = svg.select("> desc").text();
    svg.attr("alt", (title + ". " + description).strip());
  }

  /** Nothing can be ticked on paper. */
  private static void tick(Element box) {
    String mark = box.hasAttr("checked") ? "☑" : "☐";
    box.parents().select("li").stream().limit(1).forEach(item -> item.addClass("task"));
    box.replaceWith(new Element("span").addClass("box").text(mark));
  }

  private static void absolute(Element link, String origin) {
    if (origin.isEmpty()) {
      link.removeAttr("href");
    } else {
      link.attr("href", origin + link.attr("href"));
    }
  }

  private static void putIntoWords(Element image) {
    image.replaceWith(new TextNode(image.attr("alt")));
  }

  // Its images.

  /** The paths of the images in it. */
  List<String> images() {
    return html.select(OWN_IMAGE).stream().map(image -> image.attr("src")).distinct().toList();
  }

  /** With words in place of the images that are not among these. */
  Document with(OwnImages images) {
    html.select("img").stream()
        .filter(image -> !images.has(image.attr("src")))
        .forEach(PdfDocument::putIntoWords);
    html.select("img").forEach(image -> image.attr("src", OwnImages.uri(image.attr("src"))));
    return html;
  }
}
