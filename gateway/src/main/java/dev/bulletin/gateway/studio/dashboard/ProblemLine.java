package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.common.words.Words;
import dev.bulletin.contract.dashboard.DefinitionProblem;
import java.util.List;

/**
 * What is wrong in a line of a definition.
 *
 * @param reason with the place, such as {@code panels[2].kind: expected one of tiles, gauge}
 * @param told the same with the line's number, in the reader's language
 * @param text the line itself; empty behind the last one
 */
record ProblemLine(int line, String reason, String told, String text) {
  private static final int MAX_TEXT = 120;

  static ProblemLine of(Words words, List<String> lines, DefinitionProblem problem) {
    String place = problem.path().isEmpty() ? "" : problem.path() + ": ";
    String reason = place + problem.reason();
    return new ProblemLine(
        problem.line(),
        reason,
        words.text("script.line", "n", problem.line(), "reason", reason),
        text(lines, problem.line()));
  }

  private static String text(List<String> lines, int number) {
    String line = number < 1 || number > lines.size() ? "" : lines.get(number - 1).strip();
    return line.length() > MAX_TEXT ? line.substring(0, MAX_TEXT) + "…" : line;
  }
}
