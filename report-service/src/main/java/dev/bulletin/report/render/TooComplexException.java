package dev.bulletin.report.render;

/** Markdown that would take unreasonably long, or too deep a stack, to turn into HTML. */
final class TooComplexException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooComplexException(String message) {
    super(message, null, false, false);
  }
}
