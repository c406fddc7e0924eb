package dev.bulletin.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * CommonMark with tables, strikethrough, task lists, footnotes and charts, turned into HTML that is
 * not safe yet. Thread-safe.
 */
final class Markdown {
  private static final List<Extension> EXTENSIONS =
      List.of(
          TablesExtension.create(),
          StrikethroughExtension.create(),
          TaskListItemsExtension.create(),
          FootnotesExtension.create());

  private static final String CHART = "chart";
  private static final int MAX_CHARTS = 50;

  /** Each is a row of a table, too, and a mark for the page's script. */
  private static final int MAX_POINTS = 20_000;

  /** A dashboard is asked for each of them when the report is published. */
  private static final int MAX_SERIES = 64;

  private final Parser parser =
      Parser.builder().extensions(EXTENSIONS).includeSourceSpans(IncludeSourceSpans.BLOCKS).build();
  private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).build();

  /**
   * HTML as the text says, with placeholders where charts are.
   *
   * @param charts in the order of their placeholders
   */
  record Unsafe(String html, List<ChartSlot> charts) {
    Unsafe {
      charts = List.copyOf(charts);
    }

    List<NeededSeries> needs() {
      return charts.stream().flatMap(Unsafe::needs).toList();
    }

    private static Stream<NeededSeries> needs(ChartSlot slot) {
      return slot.references().stream().map(reference -> new NeededSeries(slot.line(), reference));
    }
  }

  Unsafe toHtml(String markdown, Placeholders placeholders) {
    Node document = parser.parse(markdown);
    List<ChartSlot> charts = new ArrayList<>();
    for (FencedCodeBlock block : chartBlocks(document)) {
      replace(block, placeholders.html(charts.size()));
      charts.add(slot(block, charts));
    }
    return new Unsafe(renderer.render(document), charts);
  }

  private static List<FencedCodeBlock> chartBlocks(Node document) {
    List<FencedCodeBlock> blocks = new ArrayList<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(FencedCodeBlock block) {
            // One more than there may be is refused, and those after it stay code.
            if (isChart(block) && blocks.size() <= MAX_CHARTS) {
              blocks.add(block);
            }
          }
        });
    return blocks;
  }

  private static boolean isChart(FencedCodeBlock block) {
    return block.getInfo() != null && block.getInfo().strip().equals(CHART);
  }

  private static ChartSlot slot(FencedCodeBlock block, List<ChartSlot> before) {
    int line = block.getSourceSpans().get(0).getLineIndex() + 1;
    if (before.size() == MAX_CHARTS) {
      return ChartSlot.refused(line, "more than %d charts".formatted(MAX_CHARTS));
    }
    ChartSlot slot = ChartSlot.read(line, block.getLiteral());
    if (sum(before, ChartSlot::points) + slot.points() > MAX_POINTS) {
      return ChartSlot.refused(line, "more than %,d points in all charts".formatted(MAX_POINTS));
    }
    return sum(before, ChartSlot::series) + slot.series() > MAX_SERIES
        ? ChartSlot.refused(line, "more than %d series of dashboards".formatted(MAX_SERIES))
        : slot;
  }

  private static int sum(List<ChartSlot> charts, ToIntFunction<ChartSlot> size) {
    return charts.stream().mapToInt(size).sum();
  }

  private static void replace(FencedCodeBlock block, String html) {
    var placeholder = new HtmlBlock();
    placeholder.setLiteral(html);
    block.insertBefore(placeholder);
    block.unlink();
  }

  /**
   * Passes what can be parsed in reasonable time.
   *
   * @throws TooComplexException saying what to change
   */
  static void check(String markdown) {
    ParsingEffort.check(markdown, EXTENSIONS);
  }
}
