package dev.bulletin.dashboard.push;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.contract.dashboard.DashboardContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which samples may be pushed.
 *
 * @param isPolled whether a source of ours gives that series, so that nobody else may
 * @param oldest how far back samples are kept
 */
public record PushRules(Predicate<String> isPolled, Duration oldest) {
  private static final Duration MAX_AHEAD = Duration.ofMinutes(1);

  /** Why the sample may not be kept; empty when it may. */
  Optional<String> refusal(PushedSample sample, Principal principal, Instant now) {
    if (!DashboardContract.isSeriesName(sample.series())) {
      return Optional.of(
          "the series is named with up to 200 letters, digits and _.:=/-, a letter or digit first");
    }
    if (!DashboardContract.mayPush(principal, sample.series())) {
      return Optional.of("the token may not push the series " + sample.series());
    }
    if (isPolled.test(sample.series())) {
      return Optional.of("the series %s has a source of its own".formatted(sample.series()));
    }
    return refusal(sample.at(), now);
  }

  private Optional<String> refusal(Instant at, Instant now) {
    if (at.isAfter(now.plus(MAX_AHEAD))) {
      return Optional.of("the time is more than a minute ahead");
    }
    return at.isBefore(now.minus(oldest))
        ? Optional.of("the time is longer ago than samples are kept")
        : Optional.empty();
  }
}
