package dev.bulletin.dashboard.definition;

import dev.bulletin.contract.dashboard.DefinitionProblem;

/** What keeps a text from being read as a definition at all. */
final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DefinitionProblem problem;

  UnreadableException(int line, String path, String reason) {
    super(reason, null, false, false);
    this.problem = new DefinitionProblem(line, path, reason);
  }

  DefinitionProblem problem() {
    return problem;
  }
}
