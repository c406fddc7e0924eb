package dev.bulletin.common.upstream;

import io.vertx.circuitbreaker.OpenCircuitException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Why an upstream gave no value. */
public final class UpstreamException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int NO_STATUS = 0;
  private static final Set<Integer> LIMITING = Set.of(418, 429);

  /** Not allowed in, or too slow: whatever else is asked will be refused as well. */
  private static final Set<Integer> HOSTS_OWN = Set.of(401, 403, 408);

  /** The kinds of failure, each counted for itself. */
  public enum Reason {
    /** No connection, or one that broke off. */
    UNREACHABLE,
    /** No whole answer in time. */
    TIMEOUT,
    /** Another status than 200. */
    STATUS,
    /** 429, or 418 as Binance says it to those who went on: asked too often. */
    LIMITED,
    /** An answer that is larger than any good one. */
    TOO_LARGE,
    /** An answer that cannot be what it should be. */
    INVALID,
    /** Not asked, because it failed repeatedly or wished to be left alone a moment ago. */
    RESTING;

    /** As metrics name it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;
  private final int status;
  private final @Nullable Duration retryAfter;

  /** The detail is for operators; it holds nothing that the upstream has sent. */
  public UpstreamException(Reason reason, String detail) {
    this(reason, detail, NO_STATUS, null);
  }

  private UpstreamException(
      Reason reason, String detail, int status, @Nullable Duration retryAfter) {
    super(detail, null, false, false);
    this.reason = reason;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  public static UpstreamException invalid(String detail) {
    return new UpstreamException(Reason.INVALID, detail);
  }

  static UpstreamException refused(int status, Optional<Duration> retryAfter) {
    Reason reason = LIMITING.contains(status) ? Reason.LIMITED : Reason.STATUS;
    return new UpstreamException(reason, "answered " + status, status, retryAfter.orElse(null));
  }

  static UpstreamException resting(Duration rest) {
    return new UpstreamException(
        Reason.RESTING, "not asked: it wished to be left alone", NO_STATUS, rest);
  }

  /** What a failure of the client or of the breaker means. */
  static UpstreamException of(Throwable failure) {
    if (failure instanceof UpstreamException known) {
      return known;
    }
    if (failure instanceof OpenCircuitException) {
      return new UpstreamException(Reason.RESTING, "not asked: it failed repeatedly");
    }
    return isTimeout(failure)
        ? new UpstreamException(Reason.TIMEOUT, "no whole answer in time")
        : new UpstreamException(Reason.UNREACHABLE, String.valueOf(failure.getMessage()));
  }

  private static boolean isTimeout(Throwable failure) {
    return failure instanceof TimeoutException
        || failure instanceof io.vertx.circuitbreaker.TimeoutException;
  }

  public Reason reason() {
    return reason;
  }

  /** Of what was answered instead of 200. */
  public OptionalInt status() {
    return status == NO_STATUS ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /** How long the upstream wished not to be asked. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Whether the same call may well succeed a moment later. */
  boolean isPassing() {
    return switch (reason) {
      case UNREACHABLE -> true;
      case STATUS -> status >= 500;
      case LIMITED -> retryAfter != null;
      case TIMEOUT, TOO_LARGE, INVALID, RESTING -> false;
    };
  }

  /**
   * Whether it tells of the host rather than of this one request: a 404 is a good host's answer to
   * a bad question, and no reason to leave the other questions unasked.
   */
  boolean isOfHost() {
    return reason != Reason.STATUS || status < 400 || status >= 500 || HOSTS_OWN.contains(status);
  }
}
