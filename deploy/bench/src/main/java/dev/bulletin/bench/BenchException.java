package dev.bulletin.bench;

/** A measurement that ends without a figure: the message says what to do, the kind says why. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;

  public BenchException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Why there is no figure, with the exit code of the command. */
  public enum Kind {
    CANNOT_RUN(1),
    USAGE(2),
    REFUSED(3);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }
}
