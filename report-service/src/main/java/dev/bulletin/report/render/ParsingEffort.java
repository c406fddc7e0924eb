package dev.bulletin.report.render;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLines;

/**
 * Tells beforehand whether Markdown can be parsed in reasonable time.
 *
 * <p>Finding blocks takes time linear in the text. Inside a block the parser may look for the end
 * of every opening character up to the block's end, so that one paragraph of 1 MiB made of {@code
 * <} keeps a thread busy for half an hour; and a table has as many cells in each row as its head
 * has, written or not. So the blocks are found first, with the inside of each only measured.
 */
final class ParsingEffort implements InlineParser {
  /** Characters looked at; about 1 s at the worst. Ordinary text of 1 MiB takes a tenth. */
  private static final long LIMIT = 300_000_000;

  /** A block costs memory even when it is empty. */
  private static final long PER_BLOCK = 1_000;

  private static final String OPENING = "<[!`*_~&\\";

  private long spent;

  private ParsingEffort() {}

  /**
   * Passes what can be parsed.
   *
   * @throws TooComplexException saying what to change
   */
  static void check(String markdown, List<Extension> extensions) {
    var effort = new ParsingEffort();
    Parser.builder()
        .extensions(extensions)
        .inlineParserFactory(context -> effort)
        .build()
        .parse(markdown);
  }

  @Override
  public void parse(SourceLines lines, Node block) {
    String content = lines.getContent();
    long opening = content.chars().filter(c -> OPENING.indexOf(c) >= 0).count();
    spent += PER_BLOCK + opening * content.length();
    if (spent > LIMIT) {
      throw new TooComplexException(
          "too intricate: a paragraph with too many of " + OPENING + ", or too many table cells");
    }
  }
}
