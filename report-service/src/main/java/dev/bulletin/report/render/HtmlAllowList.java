package dev.bulletin.report.render;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The one list of what may stand in a report's HTML, wherever the HTML comes from. What is not
 * named here is left out: scripts, styles, forms, frames, SVG, event handlers, links to anything
 * but the web and mail, and images from other hosts, which would tell those hosts who reads.
 */
final class HtmlAllowList {
  /** Goes before the name of a heading, so that no report can take a name the page uses. */
  static final String ANCHOR_PREFIX = "s-";

  private static final Pattern ANCHOR =
      Pattern.compile(ANCHOR_PREFIX + "[\\p{L}\\p{M}\\p{N}_-]{1,200}");
  private static final Pattern CODE_LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#.-]{1,40}");
  private static final Pattern ALIGNMENT = Pattern.compile("left|center|right");

  /** A path on this host: a browser takes two slashes, of either kind, for the name of another. */
  private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[^\\\\\\x00-\\x20]*");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

  private HtmlAllowList() {}

  static PolicyFactory policy() {
    return new HtmlPolicyBuilder()
        // A page has one h1, and that is the report's title.
        .allowElements((name, attributes) -> "h2", "h1")
        .allowElements("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code")
        .allowElements("strong", "b", "em", "i", "del", "s", "sub", "sup", "kbd", "abbr")
        .allowElements("ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td")
        .allowElements("a", "img", "figure", "figcaption")
        .allowUrlProtocols("https", "http", "mailto")
        .allowAttributes("href")
        .onElements("a")
        .allowAttributes("src")
        .matching(OWN_PATH)
        .onElements("img")
        .allowAttributes("alt")
        .onElements("img")
        .allowAttributes("title")
        .onElements("a", "img", "abbr")
        .allowAttributes("id")
        .matching(ANCHOR)
        .onElements("h1", "h2", "h3", "h4", "h5", "h6")
        .allowAttributes("class")
        .matching(CODE_LANGUAGE)
        .onElements("code")
        .allowAttributes("align")
        .matching(ALIGNMENT)
        .onElements("th", "td")
        .allowAttributes("start")
        .matching(NUMBER)
        .onElements("ol")
        .toFactory();
  }
}
