package dev.bulletin.dashboard.poll;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.dashboard.series.LatestSamples;
import dev.bulletin.dashboard.source.GuardedSource;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Whether figures keep coming: on the instance that polls by how its source answers, on the others
 * by the newest sample that they know of. Thread-safe.
 */
public final class SourceCheck {
  private final GuardedSource source;
  private final LatestSamples latest;
  private final BooleanSupplier leading;
  private final Duration freshness;
  private final Clock clock;

  public SourceCheck(
      GuardedSource source,
      LatestSamples latest,
      BooleanSupplier leading,
      Duration freshness,
      Clock clock) {
    this.source = source;
    this.latest = latest;
    this.leading = leading;
    this.freshness = freshness;
    this.clock = clock;
  }

  /** Succeeds with how long ago the source last gave something, or fails. */
  public Future<String> probe() {
    if (!leading.getAsBoolean()) {
      return judge("newest sample", latest.known().newestAt());
    }
    return source.isFailing()
        ? failed("fails repeatedly, breaker not closed")
        : judge("last good answer", source.lastAnswer().or(() -> latest.known().newestAt()));
  }

  private Future<String> judge(String what, Optional<Instant> last) {
    return last.map(moment -> judge(what, Duration.between(moment, clock.instant())))
        .orElseGet(() -> failed("has given nothing yet"));
  }

  private Future<String> judge(String what, Duration age) {
    String words = "%s %d ms ago".formatted(what, Math.max(0, age.toMillis()));
    return age.compareTo(freshness) > 0
        ? failed(words)
        : Future.succeededFuture(source.name() + ": " + words);
  }

  private Future<String> failed(String words) {
    return Future.failedFuture(ServiceException.unavailable(source.name() + ": " + words));
  }
}
