package dev.bulletin.report.chart;

/** A chart block that cannot be drawn, and why. */
public final class ChartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final String reason;

  ChartException(int line, String reason) {
    super("line " + line + ": " + reason, null, false, false);
    this.line = line;
    this.reason = reason;
  }

  /** Of the block, from 1. */
  public int line() {
    return line;
  }

  /** What to change. */
  public String reason() {
    return reason;
  }
}
