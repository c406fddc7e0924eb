package dev.bulletin.dashboard.push;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** How many samples a principal may push, on each instance. Thread-safe. */
final class PushRates {
  private static final int MAX_PRINCIPALS = 10_000;

  private final int perSecond;
  private final LoadingCache<String, Bucket> bucketsByName;

  /** Up to two seconds' worth may come at once. */
  PushRates(int perSecond) {
    this.perSecond = perSecond;
    this.bucketsByName =
        Caffeine.newBuilder()
            .maximumSize(MAX_PRINCIPALS)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build(name -> bucket());
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(most()).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }

  private long most() {
    return 2L * perSecond;
  }

  /**
   * Takes that many samples out of the principal's allowance.
   *
   * @throws ServiceException TOO_MANY_REQUESTS when it does not suffice, TOO_LARGE when it never
   *     will; nothing is taken then
   */
  void spend(Principal principal, int samples) {
    if (samples > most()) {
      throw new ServiceException(
          ErrorCode.TOO_LARGE,
          "no more than %d samples at once: send them in parts".formatted(most()));
    }
    if (samples > 0 && !bucketsByName.get(principal.name()).tryConsume(samples)) {
      throw new ServiceException(
          ErrorCode.TOO_MANY_REQUESTS,
          "no more than %d samples a second: send the same again later".formatted(perSecond));
    }
  }
}
