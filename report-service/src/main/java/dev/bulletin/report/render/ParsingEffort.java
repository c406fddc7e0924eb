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
 * <p>The parser looks again at all lines of a paragraph for each line that follows, and at all open
 * blocks for each that opens in them. Inside a block it may look for the end of every opening
 * character up to the block's end, so that one paragraph of 1 MiB made of {@code <} keeps a thread
 * busy for half an hour; and a table has as many cells in each row as its head has, written or not.
 * So lines are counted first, then blocks are found with the inside of each only measured.
 */
final class ParsingEffort implements InlineParser {
  /** Characters looked at; about 1 s at the worst. Ordinary text of 1 MiB takes a tenth. */
  private static final long MAX_CHARACTERS = 300_000_000;

  /** Lines looked at; reached by 17,000 without a blank one between them. */
  private static final long MAX_LINES = 150_000_000;

  private static final int MAX_DEPTH = 100;

  /** A block costs memory even when it is empty. */
  private static final long PER_BLOCK = 1_000;

  private static final String OPENING = "<[!`*_~&\\";
  private static final String NUMBERS = "0123456789 \t";
  private static final String MARKERS = ">-+*.)";
  private static final String FOOTNOTE = "[^";

  private long characters;

  private ParsingEffort() {}

  /**
   * Passes what can be parsed.
   *
   * @throws TooComplexException saying what to change
   */
  static void check(String markdown, List<Extension> extensions) {
    checkLines(markdown);
    var effort = new ParsingEffort();
    Parser.builder()
        .extensions(extensions)
        .inlineParserFactory(context -> effort)
        .build()
        .parse(markdown);
  }

  private static void checkLines(String markdown) {
    long inARow = 0;
    long lines = 0;
    for (String line : (Iterable<String>) markdown.lines()::iterator) {
      inARow = line.isBlank() ? 0 : inARow + 1;
      lines += inARow;
      require(lines <= MAX_LINES, "too many lines without a blank one between them");
      require(depth(line) <= MAX_DEPTH, "nested too deeply");
    }
  }

  /** How many quotes, lists and footnotes a line may open. */
  private static int depth(String line) {
    int depth = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (line.startsWith(FOOTNOTE, i)) {
        depth++;
        i = endOfLabel(line, i);
        continue;
      }
      if (MARKERS.indexOf(c) < 0 && NUMBERS.indexOf(c) < 0) {
        break;
      }
      if (c == '>' || (MARKERS.indexOf(c) >= 0 && isFollowedBySpace(line, i))) {
        depth++;
      }
    }
    return depth;
  }

  private static int endOfLabel(String line, int i) {
    int end = line.indexOf("]:", i);
    return end < 0 ? line.length() : end + 1;
  }

  private static boolean isFollowedBySpace(String line, int i) {
    return i + 1 < line.length() && Character.isWhitespace(line.charAt(i + 1));
  }

  @Override
  public void parse(SourceLines lines, Node block) {
    String content = lines.getContent();
    long opening = content.chars().filter(c -> OPENING.indexOf(c) >= 0).count();
    characters += PER_BLOCK + opening * content.length();
    require(
        characters <= MAX_CHARACTERS,
        "a paragraph with too many of " + OPENING + ", or too many table cells");
  }

  private static void require(boolean met, String otherwise) {
    if (!met) {
      throw new TooComplexException(otherwise);
    }
  }
}
