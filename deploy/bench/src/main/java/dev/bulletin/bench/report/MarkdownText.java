package dev.bulletin.bench.report;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown of the tables as HTML below a heading of the page. */
final class MarkdownText {
  private static final int BELOW = 1;
  private static final int LAST_LEVEL = 6;

  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().extensions(List.of(TablesExtension.create())).escapeHtml(true).build();

  private MarkdownText() {}

  static String toHtml(String markdown) {
    Node document = PARSER.parse(markdown);
    document.accept(new Lowering());
    // All HTML in the text is escaped, so that these are the tables' own.
    return RENDERER
        .render(document)
        .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
  }

  private static final class Lowering extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      heading.setLevel(Math.min(LAST_LEVEL, heading.getLevel() + BELOW));
      visitChildren(heading);
    }
  }
}
