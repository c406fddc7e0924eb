package dev.bulletin.report.render;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.PolicyFactory;

/**
 * Markdown with tables, strikethrough and heading anchors, turned into HTML through {@link
 * HtmlAllowList}. Thread-safe.
 */
final class Markdown {
  private static final List<Extension> EXTENSIONS =
      List.of(
          TablesExtension.create(),
          StrikethroughExtension.create(),
          HeadingAnchorExtension.builder().idPrefix(HtmlAllowList.ANCHOR_PREFIX).build());

  private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();
  private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).build();
  private final PolicyFactory policy = HtmlAllowList.policy();

  /**
   * The text as safe HTML.
   *
   * @throws TooComplexException when it is nested too deeply
   */
  String toHtml(String markdown) {
    try {
      return policy.sanitize(renderer.render(parser.parse(markdown)));
    } catch (StackOverflowError e) {
      // The library descends once for every level; what nobody could read is no fault of ours.
      throw new TooComplexException("nested too deeply");
    }
  }

  /**
   * Passes what {@link #toHtml} can turn into HTML in reasonable time.
   *
   * @throws TooComplexException saying what to change
   */
  void check(String markdown) {
    ParsingEffort.check(markdown, EXTENSIONS);
    toHtml(markdown);
  }
}
