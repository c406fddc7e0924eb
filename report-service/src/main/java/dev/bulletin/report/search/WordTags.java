package dev.bulletin.report.search;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cache tags of words, as PostgreSQL's text search knows them: its lexemes. What was found by a
 * query stays until a text is written that has a word without which no text matches the query.
 * Words share a limited number of tags, so that no more can ever be marked as outdated.
 */
public final class WordTags {
  /** So that few texts have a tag of a word that they have not, and none has too many for Redis. */
  private static final int TAGS = 8_192;

  private static final String PREFIX = "report-word:";

  /** A lexeme in the text form of a tsquery, with its weights, and an asterisk for a prefix. */
  private static final Pattern LEXEME = Pattern.compile("'((?:[^']|'')*)'(:[*A-D]*)?");

  private static final String ALTERNATIVE = "|";
  private static final String EXCLUSION = "!";

  private WordTags() {}

  /** The tags of a text with these lexemes. */
  public static Stream<String> of(Language language, String[] lexemes) {
    return Arrays.stream(lexemes).map(lexeme -> tag(language, lexeme));
  }

  static boolean isOfWord(String tag) {
    return tag.startsWith(PREFIX);
  }

  /**
   * What is found depends on, beside the reports that are: a word of each query, of which one
   * suffices to match.
   *
   * @param queries in the text form of PostgreSQL's tsquery
   */
  static Set<String> needed(Language language, List<String> queries, WrittenWords written) {
    return queries.stream()
        .map(query -> needed(language, query, written).orElse(ReportContract.TEXTS_TAG))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Of the words that each match has the one written the least, and of those the longest. */
  private static Optional<String> needed(Language language, String query, WrittenWords written) {
    String operators = LEXEME.matcher(query).replaceAll("");
    return operators.contains(ALTERNATIVE) || operators.contains(EXCLUSION)
        ? Optional.empty()
        : LEXEME
            .matcher(query)
            .results()
            .filter(lexeme -> lexeme.group(2) == null || !lexeme.group(2).contains("*"))
            .map(lexeme -> lexeme.group(1).replace("''", "'").replace("\\\\", "\\"))
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(lexeme -> tag(language, lexeme))
            .min(Comparator.comparingLong(written::times));
  }

  private static String tag(Language language, String lexeme) {
    return PREFIX + language.code() + ":" + Math.floorMod(lexeme.hashCode(), TAGS);
  }
}
