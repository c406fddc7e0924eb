package dev.bulletin.dashboard.source;

import java.util.Locale;

/** Why a source gave no samples. */
public final class SourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kinds of failure, each counted for itself. */
  public enum Reason {
    /** No connection, or one that broke off. */
    UNREACHABLE,
    /** No whole answer in time. */
    TIMEOUT,
    /** Another status than 200. */
    STATUS,
    /** An answer that is larger than any good one. */
    TOO_LARGE,
    /** An answer that cannot be what it should be. */
    INVALID,
    /** Not asked, because it failed repeatedly a moment ago. */
    RESTING;

    /** As metrics name it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;

  /** The detail is for operators; it holds nothing that the source has sent. */
  public SourceException(Reason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  static SourceException invalid(String detail) {
    return new SourceException(Reason.INVALID, detail);
  }

  public Reason reason() {
    return reason;
  }
}
