package dev.bulletin.common.error;

/** Why a node cannot start, in one sentence that says what to do. */
public final class CannotStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CannotStartException(String message) {
    super(message, null, false, false);
  }
}
