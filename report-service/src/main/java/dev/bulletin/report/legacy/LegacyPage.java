package dev.bulletin.report.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A page of the legacy system, taken apart: its title, its first words and its body, without what
 * runs or styles. What remains still passes the allow-list whenever it is shown.
 */
final class LegacyPage {
  private static final String HEADINGS = "h1, h2, h3, h4, h5, h6";
  private static final int TITLE_LENGTH = 200;
  private static final int SUMMARY_LENGTH = 300;

  private final long id;
  private final String column;
  private final Document document;
  private final List<Dropped> dropped = new ArrayList<>();

  private LegacyPage(long id, String column, String html) {
    this.id = id;
    this.column = column;
    this.document = Jsoup.parse(html);
    document.outputSettings().prettyPrint(false);
  }

  /** Takes the page apart that stands in that column of that report. */
  static LegacyPage of(long id, String column, String html) {
    LegacyPage page = new LegacyPage(id, column, html);
    page.dropElements("script", "script");
    page.dropElements("style", "style");
    page.dropElements("link", "link");
    page.dropElements("iframe, frame, object, embed, applet", "embedded page");
    page.dropAttributes("event handler", attribute -> name(attribute).startsWith("on"));
    page.dropAttributes("script in an address", LegacyPage::isScript);
    page.dropAttributes("style attribute", attribute -> name(attribute).equals("style"));
    return page;
  }

  private void dropElements(String selector, String kind) {
    for (Element element : document.select(selector)) {
      String source = element.hasAttr("src") ? element.attr("src") : element.attr("href");
      dropped.add(
          new Dropped(
              id, column, kind, 1, element.outerHtml().length(), source.isEmpty() ? null : source));
      element.remove();
    }
  }

  private void dropAttributes(String kind, Predicate<Attribute> condition) {
    int count = 0;
    int length = 0;
    for (Element element : document.getAllElements()) {
      for (Attribute attribute : element.attributes().asList()) {
        if (condition.test(attribute)) {
          element.removeAttr(attribute.getKey());
          count++;
          length += attribute.getValue().length();
        }
      }
    }
    if (count > 0) {
      dropped.add(new Dropped(id, column, kind, count, length, null));
    }
  }

  private static String name(Attribute attribute) {
    return attribute.getKey().toLowerCase(Locale.ROOT);
  }

  /** White space and control characters in front, and between the letters, mean nothing there. */
  private static boolean isScript(Attribute attribute) {
    String value = attribute.getValue().replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(Locale.ROOT);
    return value.startsWith("javascript:") || value.startsWith("vbscript:");
  }

  /** The first heading that says something; it leaves the body, where the title stands above it. */
  Optional<String> takeTitle() {
    Optional<Element> heading =
        document.select(HEADINGS).stream().filter(Element::hasText).findFirst();
    heading.ifPresent(Element::remove);
    return heading.map(found -> line(found.text(), TITLE_LENGTH));
  }

  /** The beginning of the first paragraph, or nothing. */
  String summary() {
    return document.select("p").stream()
        .filter(Element::hasText)
        .findFirst()
        .map(found -> line(found.text(), SUMMARY_LENGTH))
        .orElse("");
  }

  String body() {
    return document.body().html().strip();
  }

  /** Whether there is anything to read or to look at. */
  boolean isEmpty() {
    return !document.body().hasText() && document.body().select("img, table, svg").isEmpty();
  }

  List<Dropped> dropped() {
    return List.copyOf(dropped);
  }

  private static String line(String text, int max) {
    String line = text.replaceAll("\\p{Cntrl}", " ").strip();
    if (line.codePointCount(0, line.length()) <= max) {
      return line;
    }
    String cut = line.substring(0, line.offsetByCodePoints(0, max - 1));
    int space = cut.lastIndexOf(' ');
    return (space < 1 ? cut : cut.substring(0, space)) + "…";
  }
}
