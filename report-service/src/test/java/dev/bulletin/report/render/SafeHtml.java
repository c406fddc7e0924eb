package dev.bulletin.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;

/**
 * Reads HTML twice and knows only what can do no harm: by a grammar much narrower than a browser's,
 * and as a browser does. Written apart from the allow-list, so that a hole in one is not a hole in
 * the other.
 */
final class SafeHtml {
  private static final Pattern TAG =
      Pattern.compile("<(/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+=\"[^\"<>]*\")*) ?(/?)>");
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
  private static final Set<String> VOID = Set.of("br", "hr", "img", "input");

  private static final Pattern LINK =
      Pattern.compile("(https?:|mailto:|/|\\?|#s-|(?![#:])[^:/?#]*([/?#]|$))[^\\x00-\\x20]*");
  private static final Pattern IMAGE = Pattern.compile("/|/[^/\\\\\\x00-\\x20][^\\\\\\x00-\\x20]*");
  private static final Pattern NAME = Pattern.compile("s-[\\p{L}\\p{M}\\p{N}_-]{1,200}");
  private static final Pattern ANY = Pattern.compile("[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*");
  private static final Pattern COLOUR = Pattern.compile("none|currentColor|#[0-9a-f]{6}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}(\\.[0-9])?");

  /** What an author can have. */
  private static final Map<String, Map<String, Pattern>> WRITTEN =
      elements(
          "b blockquote br caption cite dd del div dl dt em figcaption figure hr i ins kbd mark p"
              + " pre q s small strong sub table tbody tfoot thead tr u ul",
          "a href id title class aria-label",
          "abbr title",
          "code class",
          "h2 id|h3 id|h4 id|h5 id|h6 id",
          "img src alt title",
          "input type disabled checked aria-label",
          "li id",
          "ol start",
          "section class",
          "sup id class",
          "td align colspan rowspan",
          "th align colspan rowspan scope");

  private static final Map<String, Pattern> VALUES =
      Map.ofEntries(
          Map.entry("href", LINK),
          Map.entry("src", IMAGE),
          Map.entry("id", NAME),
          Map.entry(
              "class",
              Pattern.compile(
                  "language-[A-Za-z0-9_+#.-]{1,40}|footnotes|footnote-ref|footnote-backref")),
          Map.entry("aria-label", Pattern.compile("[\\p{L} ]{1,40}")),
          Map.entry("title", ANY),
          Map.entry("alt", ANY),
          Map.entry("type", Pattern.compile("checkbox")),
          Map.entry("disabled", Pattern.compile("disabled")),
          Map.entry("checked", Pattern.compile("checked")),
          Map.entry("align", Pattern.compile("left|center|right")),
          Map.entry("colspan", Pattern.compile("[1-9][0-9]{0,2}")),
          Map.entry("rowspan", Pattern.compile("[1-9][0-9]{0,2}")),
          Map.entry("scope", Pattern.compile("(row|col)(group)?")),
          Map.entry("start", Pattern.compile("[0-9]{1,9}")));

  /** What only we can have put in, around and in charts. */
  private static final Map<String, Map<String, Pattern>> DRAWN =
      elements(
          "caption desc details figcaption table tbody td thead tr",
          "figure class data-chart",
          "div class tabindex",
          "p class|strong class|span class|small class|details class",
          "summary",
          "th scope",
          "svg xmlns class viewBox role aria-labelledby width height",
          "title id|desc id",
          "g class data-series",
          "path class d fill fill-opacity stroke stroke-width stroke-linejoin stroke-dasharray",
          "circle class cx cy r fill",
          "rect class x y width height fill",
          "text class x y text-anchor font-size font-family fill");

  private static final Map<String, Pattern> DRAWN_VALUES =
      Map.ofEntries(
          Map.entry("class", Pattern.compile("wide|chart(-[a-z0-9]+)?( chart-[a-z0-9]+)?")),
          Map.entry("data-chart", ANY),
          Map.entry("tabindex", Pattern.compile("0")),
          Map.entry("scope", Pattern.compile("row|col")),
          Map.entry("xmlns", Pattern.compile("http://www\\.w3\\.org/2000/svg")),
          Map.entry("viewBox", Pattern.compile("0 0 [0-9]{3} [0-9]{3}")),
          Map.entry("role", Pattern.compile("img")),
          Map.entry("id", Pattern.compile("chart-[0-9]+(-wide|-narrow)?-(title|desc)")),
          Map.entry("aria-labelledby", Pattern.compile("(chart-[0-9]+[a-z-]* ?){2}")),
          Map.entry("data-series", Pattern.compile("[0-7]")),
          Map.entry("d", Pattern.compile("[MLHAhvZ0-9. -]+")),
          Map.entry("fill", COLOUR),
          Map.entry("fill-opacity", NUMBER),
          Map.entry("stroke", COLOUR),
          Map.entry("stroke-width", NUMBER),
          Map.entry("stroke-linejoin", Pattern.compile("round")),
          Map.entry("stroke-dasharray", Pattern.compile("[0-9 ]+")),
          Map.entry("cx", NUMBER),
          Map.entry("cy", NUMBER),
          Map.entry("r", NUMBER),
          Map.entry("x", NUMBER),
          Map.entry("y", NUMBER),
          Map.entry("width", NUMBER),
          Map.entry("height", NUMBER),
          Map.entry("text-anchor", Pattern.compile("start|middle|end")),
          Map.entry("font-size", NUMBER),
          Map.entry("font-family", Pattern.compile("[A-Za-z ,-]+")));

  private SafeHtml() {}

  private static Map<String, Map<String, Pattern>> elements(String plain, String... others) {
    var elements =
        Arrays.stream(plain.split(" "))
            .collect(Collectors.toMap(name -> name, name -> Map.<String, Pattern>of()));
    Arrays.stream(others)
        .flatMap(other -> Arrays.stream(other.split("\\|")))
        .map(other -> other.split(" "))
        .forEach(words -> elements.put(words[0], attributes(words)));
    return elements;
  }

  private static Map<String, Pattern> attributes(String[] words) {
    return Arrays.stream(words).skip(1).collect(Collectors.toMap(name -> name, name -> ANY));
  }

  /** Passes HTML with so many charts in it. */
  static void assertSafe(String html, int charts) {
    assertNarrow(html);
    Document document = Jsoup.parseBodyFragment(html);
    assertThat(document.head().childNodes()).as(html).isEmpty();
    NodeTraversor.traverse((node, depth) -> assertKnown(html, node), document.body());
    assertThat(document.select("[data-chart]")).as(html).hasSize(charts);
    assertThat(document.select("figure.chart")).as(html).hasSize(charts);
  }

  static void assertSafe(String html) {
    assertSafe(html, 0);
  }

  // The narrow grammar: tags as we write them, each closed in its turn, and text between them.

  private static void assertNarrow(String html) {
    // The sanitiser writes an empty comment between two braces, so that no template engine acts.
    assertThat(html).doesNotContain("{{");
    Matcher tags = TAG.matcher(html.replace("{<!-- -->", "{"));
    StringBuilder text = new StringBuilder();
    Deque<String> open = new ArrayDeque<>();
    // As written: a browser doubles a link that is not closed before the next paragraph.
    Set<String> names = new HashSet<>();
    while (tags.find()) {
      follow(html, open, tags);
      ID.matcher(tags.group(3))
          .results()
          .forEach(id -> assertThat(names.add(id.group(1))).as(html).isTrue());
      tags.appendReplacement(text, "");
    }
    tags.appendTail(text);
    assertThat(open).as(html).isEmpty();
    assertThat(text.toString()).as(html).doesNotContain("<", ">");
  }

  private static void follow(String html, Deque<String> open, Matcher tag) {
    String element = tag.group(2);
    if (!tag.group(1).isEmpty()) {
      assertThat(open.poll()).as(html).isEqualTo(element);
    } else if (tag.group(4).isEmpty() && !VOID.contains(element)) {
      open.push(element);
    }
  }

  // As a browser reads it.

  private static void assertKnown(String html, Node node) {
    if (node instanceof Element element) {
      assertKnown(html, element);
    } else if (node instanceof Comment comment) {
      assertThat(comment.getData()).as(html).isEqualTo(" ");
    } else {
      assertThat(node).as(html).isInstanceOf(TextNode.class);
    }
  }

  private static void assertKnown(String html, Element element) {
    if (element.nameIs("body")) {
      assertThat(element.attributesSize()).as(html).isZero();
      return;
    }
    boolean drawn = isDrawn(element);
    Map<String, Map<String, Pattern>> elements = drawn ? DRAWN : WRITTEN;
    assertThat(elements).as(html).containsKey(element.normalName());
    for (Attribute attribute : element.attributes()) {
      assertThat(elements.get(element.normalName()).keySet()).as(html).contains(attribute.getKey());
      Pattern value = (drawn ? DRAWN_VALUES : VALUES).get(attribute.getKey());
      assertThat(read(attribute)).as(attribute.getKey() + " in " + html).matches(value);
    }
  }

  /** The sanitiser ends a value with a back quote in it by a space, for old browsers' sake. */
  private static String read(Attribute attribute) {
    String value = attribute.getValue();
    return value.contains("`") && value.endsWith(" ")
        ? value.substring(0, value.length() - 1)
        : value;
  }

  /** Part of a chart, a notice in place of one, or the edges of a wide table. */
  private static boolean isDrawn(Element element) {
    return element.closest("figure[data-chart]") != null
        || (element.hasAttr("class") && (element.nameIs("p") || element.nameIs("div")));
  }
}
