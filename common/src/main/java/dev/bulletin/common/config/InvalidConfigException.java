package dev.bulletin.common.config;

import java.util.List;

/** Every problem found in the settings, so that one restart is enough to mend them all. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public InvalidConfigException(List<String> problems) {
    super("invalid configuration:\n  - " + String.join("\n  - ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence a problem, each beginning with the setting's name. */
  public List<String> problems() {
    return problems;
  }
}
