package dev.bulletin.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.MultiMap;
import java.util.concurrent.TimeUnit;

/**
 * Whether a request may be.
 *
 * @param policy what callers are told of the quota; empty when nothing is counted
 * @param standing what they are told of what is left of it
 * @param waitSeconds until one more may be
 */
record Verdict(boolean admitted, String policy, String standing, long waitSeconds) {
  private static final CharSequence POLICY = "RateLimit-Policy";
  private static final CharSequence STANDING = "RateLimit";

  static Verdict uncounted() {
    return new Verdict(/* admitted= */ true, "", "", 0);
  }

  static Verdict of(String name, int perMinute, ConsumptionProbe probe) {
    return new Verdict(
        probe.isConsumed(),
        "\"%s\";q=%d;w=60".formatted(name, perMinute),
        "\"%s\";r=%d;t=%d"
            .formatted(name, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())),
        Math.max(1, seconds(probe.getNanosToWaitForRefill())));
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
  }

  /** Tells the caller, besides what another quota has told. */
  void tell(MultiMap headers) {
    if (!policy.isEmpty()) {
      headers.add(POLICY, policy).add(STANDING, standing);
    }
  }
}
