package dev.bulletin.dashboard.push;

/** A line that is no line protocol; the message says why. */
final class BrokenLineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenLineException(String message) {
    super(message, null, false, false);
  }
}
