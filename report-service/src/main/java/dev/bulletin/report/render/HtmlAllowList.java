package dev.bulletin.report.render;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The one list of what may stand in a report's HTML, wherever the HTML comes from. What is not
 * named here is left out: scripts, styles, forms, frames, SVG, event handlers, links to anything
 * but the web and mail, and images from other hosts, which would tell those hosts who reads.
 */
final class HtmlAllowList {
  private static final Pattern CODE_LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#.-]{1,40}");
  private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");

  /** A path on this host: a browser takes two slashes, of either kind, for the name of another. */
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[^\\\\\\x00-\\x20]*");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern SPAN = Pattern.compile("[1-9][0-9]{0,2}");
  private static final Pattern SCOPE = Pattern.compile("row|col|rowgroup|colgroup");

  private HtmlAllowList() {}

  static PolicyFactory policy() {
    return new HtmlPolicyBuilder()
        // A page has one h1, and that is the report's title.
        .allowElements((name, attributes) -> "h2", "h1")
        .allowElements(HtmlAllowList::checkbox, "input")
        .allowElements("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code")
        .allowElements("strong", "b", "em", "i", "u", "del", "ins", "s", "sub", "sup", "small")
        .allowElements("kbd", "abbr", "mark", "q", "cite", "dl", "dt", "dd", "div", "section")
        .allowElements("ul", "ol", "li", "table", "caption", "thead", "tbody", "tfoot", "tr")
        .allowElements("th", "td", "a", "img", "figure", "figcaption")
        .allowUrlProtocols("https", "http", "mailto")
        .allowAttributes("href")
        .matching((element, attribute, url) -> orNull(AnchorNames.link(url)))
        .onElements("a")
        .allowAttributes("src")
        .matching(OWN_PATH)
        .onElements("img")
        .allowAttributes("alt")
        .onElements("img")
        .allowAttributes("title")
        .onElements("a", "img", "abbr")
        .allowAttributes("id")
        .matching((element, attribute, name) -> orNull(AnchorNames.prefixed(name)))
        .onElements("h1", "h2", "h3", "h4", "h5", "h6", "a", "li", "sup")
        .allowAttributes("class")
        .matching(CODE_LANGUAGE)
        .onElements("code")
        .allowAttributes("class")
        .matching(/* ignoreCase= */ false, "footnotes")
        .onElements("section")
        .allowAttributes("class")
        .matching(/* ignoreCase= */ false, "footnote-ref")
        .onElements("sup")
        .allowAttributes("class")
        .matching(/* ignoreCase= */ false, "footnote-backref")
        .onElements("a")
        .allowAttributes("type")
        .matching(/* ignoreCase= */ true, "checkbox")
        .onElements("input")
        .allowAttributes("checked")
        .onElements("input")
        .allowAttributes("align")
        .matching(ALIGNMENT)
        .onElements("th", "td")
        .allowAttributes("colspan", "rowspan")
        .matching(SPAN)
        .onElements("th", "td")
        .allowAttributes("scope")
        .matching(SCOPE)
        .onElements("th")
        .allowAttributes("start")
        .matching(NUMBER)
        .onElements("ol")
        .toFactory();
  }

  /** The box of a task: it shows, and cannot be ticked. Any other input is left out. */
  private static @Nullable String checkbox(String element, List<String> attributes) {
    if (!hasName(attributes, "type")) {
      return null;
    }
    boolean checked = hasName(attributes, "checked");
    attributes.clear();
    attributes.addAll(List.of("type", "checkbox", "disabled", "disabled"));
    if (checked) {
      attributes.addAll(List.of("checked", "checked"));
    }
    return element;
  }

  /** Names and values stand in turn. */
  private static boolean hasName(List<String> attributes, String name) {
    for (int i = 0; i < attributes.size(); i += 2) {
      if (attributes.get(i).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** As the library says no. */
  private static @Nullable String orNull(Optional<String> value) {
    return value.orElse(null);
  }
}
