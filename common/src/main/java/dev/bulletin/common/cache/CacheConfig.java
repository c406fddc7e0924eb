package dev.bulletin.common.cache;

import dev.bulletin.common.config.ConfigReader;

/**
 * How much and how long a service caches.
 *
 * @param mib of answers in memory, counted by their encoded size
 */
public record CacheConfig(int mib, Lifetimes lifetimes) {
  private static final long BYTES_OF_MIB = 1_024 * 1_024;

  /** Settings whose names begin with {@code BULLETIN_<service>_CACHE_}. */
  public static CacheConfig read(ConfigReader in, String service) {
    String prefix = "BULLETIN_" + service + "_CACHE_";
    return new CacheConfig(in.integer(prefix + "MIB", 64, 1, 16_384), Lifetimes.read(in, prefix));
  }

  long maxBytes() {
    return mib * BYTES_OF_MIB;
  }
}
