package dev.bulletin.gateway.delivery;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt went.
 *
 * @param status that was answered; null when there was no answer
 * @param wish for how long the receiver wants to be left alone
 */
record Outcome(Kind kind, @Nullable Integer status, Duration wish, Duration took) {
  private static final int GONE = 410;
  private static final int REDIRECT = 300;
  private static final int CLIENT_ERROR = 400;

  enum Kind {
    /** Answered with 2xx. */
    DELIVERED,
    /** Answered with something else. */
    REFUSED,
    /** Answered that it is elsewhere, where nobody has been asked to send to. */
    REDIRECTED,
    /** No whole answer in time. */
    TIMEOUT,
    /** No connection, or one that broke off. */
    UNREACHABLE,
    /** Its name has no address. */
    UNKNOWN_HOST,
    /** Its address may not be sent to. */
    FORBIDDEN_ADDRESS,
    /** Without TLS, which is not allowed. */
    INSECURE,
    /** Not tried: the hook was switched off before. */
    OFF;

    /** As it stands in the table. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Outcome answered(int status, Duration wish, Duration took) {
    Kind kind =
        status / 100 == 2
            ? Kind.DELIVERED
            : status >= REDIRECT && status < CLIENT_ERROR ? Kind.REDIRECTED : Kind.REFUSED;
    return new Outcome(kind, status, wish, took);
  }

  static Outcome failed(Kind kind, Duration took) {
    return new Outcome(kind, null, Duration.ZERO, took);
  }

  boolean isDelivered() {
    return kind == Kind.DELIVERED;
  }

  /** The receiver says that it is not there any more and wants nothing. */
  boolean isGone() {
    return status != null && status == GONE;
  }
}
