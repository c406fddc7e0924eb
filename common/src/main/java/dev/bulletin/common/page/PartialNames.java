package dev.bulletin.common.page;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the partials that a template's source names. */
final class PartialNames {
  private static final Pattern COMMENT =
      Pattern.compile("\\{\\{~?!--.*?--~?}}|\\{\\{~?!.*?}}", Pattern.DOTALL);

  /** A dynamic name, in parentheses, is found too, and then missing: its uses cannot be known. */
  private static final Pattern PARTIAL = Pattern.compile("\\{\\{~?#?>\\s*([^\\s~}]+)");

  private static final String BLOCK = "@partial-block";

  private PartialNames() {}

  static Set<String> in(String template) {
    Set<String> names = new TreeSet<>();
    PARTIAL
        .matcher(COMMENT.matcher(template).replaceAll(""))
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(name -> !name.equals(BLOCK))
        .forEach(names::add);
    return names;
  }
}
