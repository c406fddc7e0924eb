package dev.bulletin.gateway.page;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds words in the page's script that a reader would see and no translator could change. */
final class HardCodedScript {
  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|(?<!:)//[^\n]*", Pattern.DOTALL);
  private static final Pattern NO_WORD = Pattern.compile("\\$\\{[^}]*}|\\\\[nrt]");
  private static final String LITERAL = "(?:\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`)";

  private static final List<Pattern> SHOWN =
      Stream.of(
              "\\.(?:textContent|innerText|title|placeholder|ariaLabel|alt|label)\\s*\\+?=\\s*",
              "setAttribute\\(\\s*\"(?:aria-label|title|alt|placeholder|label)\"\\s*,\\s*",
              "\\b(?:alert|confirm|prompt|createTextNode|append|prepend|replaceChildren)\\(\\s*")
          .map(place -> Pattern.compile(place + LITERAL))
          .toList();

  /** Such as "Try again later", wherever it stands. */
  private static final Pattern SENTENCE =
      Pattern.compile("[\"'`](\\p{Lu}\\p{Ll}+(?: [\\p{L},.!?]+)+)[\"'`]");

  private static final Pattern LETTER = Pattern.compile("\\p{L}");

  private HardCodedScript() {}

  static List<String> in(String script) {
    String code = NO_WORD.matcher(COMMENT.matcher(script).replaceAll("")).replaceAll("");
    return Stream.concat(
            SHOWN.stream().flatMap(place -> literals(place, code)), literals(SENTENCE, code))
        .distinct()
        .toList();
  }

  private static Stream<String> literals(Pattern pattern, String code) {
    return pattern
        .matcher(code)
        .results()
        .flatMap(
            found ->
                Stream.iterate(1, group -> group <= found.groupCount(), group -> group + 1)
                    .map(found::group)
                    .filter(text -> text != null && LETTER.matcher(text).find()));
  }
}
