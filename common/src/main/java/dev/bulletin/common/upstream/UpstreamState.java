package dev.bulletin.common.upstream;

import dev.bulletin.common.upstream.UpstreamException.Reason;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How an upstream stands.
 *
 * @param lastAnswer when it last gave a good one
 */
public record UpstreamState(
    Breaker breaker, Optional<Instant> lastAnswer, Optional<Failure> lastFailure) {

  /** Whether it is asked. */
  public enum Breaker {
    /** It is. */
    CLOSED,
    /** It rests. */
    OPEN,
    /** It is asked once, and answers or rests again. */
    HALF_OPEN;

    /** As metrics name it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What went wrong last. */
  public record Failure(Instant at, Reason reason, String detail) {}

  /** Whether it failed repeatedly, or wished to be left alone, and has not answered since. */
  public boolean isFailing() {
    return breaker != Breaker.CLOSED;
  }
}
