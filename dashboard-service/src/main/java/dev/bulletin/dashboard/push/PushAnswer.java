package dev.bulletin.dashboard.push;

import dev.bulletin.common.error.ServiceException;
import java.util.List;

/**
 * What became of a push.
 *
 * @param accepted how many samples are kept
 * @param rejected how many values are not
 * @param problems why, for the first of those that are not
 */
public record PushAnswer(int accepted, int rejected, List<Rejection> problems) {
  public PushAnswer {
    problems = List.copyOf(problems);
  }

  /** What to say when nothing is kept. */
  ServiceException failure() {
    Rejection first = problems.get(0);
    String more = rejected > 1 ? ", and %d more are wrong".formatted(rejected - 1) : "";
    return ServiceException.invalid("line " + first.line(), first.reason() + more);
  }
}
