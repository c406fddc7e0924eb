package dev.bulletin.common.yaml;

/** What keeps a text from being read as plain YAML. */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  YamlException(int line, String reason) {
    super("line " + line + ": " + reason, null, false, false);
    this.line = line;
    this.reason = reason;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  public String reason() {
    return reason;
  }
}
