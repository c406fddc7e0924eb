package dev.bulletin.gateway.limit;

import io.vertx.core.Future;

/** What all gateways together have let through. */
@FunctionalInterface
interface Tally {
  /**
   * Adds that many of somebody.
   *
   * @param perMinute how many may be
   * @return how many more may be now
   */
  Future<Long> add(String who, int perMinute, long requests);
}
