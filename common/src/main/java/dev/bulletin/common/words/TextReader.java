package dev.bulletin.common.words;

import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads a text in the notation of ICU, of which texts use values and plurals. What a plural of the
 * language has to have is required of it, so that no number is without words.
 */
final class TextReader {
  private static final Pattern QUOTING = Pattern.compile("'[{}]");

  private final MessagePattern pattern;
  private final Grammar grammar;

  private TextReader(MessagePattern pattern, Grammar grammar) {
    this.pattern = pattern;
    this.grammar = grammar;
  }

  /**
   * Reads a text once, for all who say it.
   *
   * @throws IllegalArgumentException when the text is not written like that
   */
  static Text read(String text, Grammar grammar) {
    if (QUOTING.matcher(text).find()) {
      throw new IllegalArgumentException("an apostrophe before a brace would hide it: use ’");
    }
    return new TextReader(new MessagePattern(text), grammar).message(0, "#");
  }

  /**
   * Reads the message that starts at a part of the pattern.
   *
   * @param counted the name of the number that chose it
   */
  private Text message(int start, String counted) {
    List<Part> parts = new ArrayList<>();
    int limit = pattern.getLimitPartIndex(start);
    int from = pattern.getPart(start).getLimit();
    for (int i = start + 1; i <= limit; i = next(i)) {
      MessagePattern.Part part = pattern.getPart(i);
      addPlain(parts, from, part.getIndex());
      switch (part.getType()) {
        case ARG_START -> parts.add(argument(i, counted));
        case REPLACE_NUMBER -> parts.add(new Part.Place(counted));
        default -> {}
      }
      from = pattern.getPart(next(i) - 1).getLimit();
    }
    String source = pattern.getPatternString();
    int begin = pattern.getPart(start).getLimit();
    return new Text(source.substring(begin, pattern.getPart(limit).getIndex()), parts);
  }

  private void addPlain(List<Part> parts, int from, int to) {
    if (to > from) {
      parts.add(new Part.Plain(pattern.getPatternString().substring(from, to)));
    }
  }

  /** Behind a part, and behind the whole of an argument or a message that begins with it. */
  private int next(int part) {
    return Math.max(part, pattern.getLimitPartIndex(part)) + 1;
  }

  private Part argument(int start, String counted) {
    String name = pattern.getSubstring(pattern.getPart(start + 1));
    return switch (pattern.getPart(start).getArgType()) {
      case NONE -> new Part.Place(name);
      case PLURAL -> plural(start, name, counted);
      default -> throw new IllegalArgumentException("only values and plurals are read");
    };
  }

  private Part plural(int start, String name, String counted) {
    if (!counted.equals("#")) {
      throw new IllegalArgumentException("a plural in a plural");
    }
    Map<String, Text> forms = new HashMap<>();
    int limit = pattern.getLimitPartIndex(start);
    for (int i = start + 2; i < limit; i = next(i + 1)) {
      requireSelector(i);
      forms.put(pattern.getSubstring(pattern.getPart(i)), message(i + 1, name));
    }
    if (!forms.keySet().equals(grammar.categories())) {
      throw new IllegalArgumentException(
          "a plural for "
              + forms.keySet().stream().sorted().toList()
              + " where the language has "
              + grammar.categories().stream().sorted().toList());
    }
    return new Part.Plural(name, forms);
  }

  /** A category with its words, and no offset or words for one certain number. */
  private void requireSelector(int part) {
    if (pattern.getPartType(part) != MessagePattern.Part.Type.ARG_SELECTOR
        || pattern.getPartType(part + 1) != MessagePattern.Part.Type.MSG_START) {
      throw new IllegalArgumentException("a plural has words for categories only");
    }
  }
}
