package dev.bulletin.gateway.edge;

import dev.bulletin.common.config.ConfigReader;
import java.time.Duration;

/**
 * How much and how long the page cache keeps.
 *
 * @param mib for finished pages; a quarter of it again for the data they were made from
 * @param ttl after which a page is made anew even if nothing is known to have changed
 */
public record PageCacheConfig(int mib, Duration ttl) {
  private static final int BYTES_OF_MIB = 1_024 * 1_024;

  public static PageCacheConfig read(ConfigReader in) {
    return new PageCacheConfig(
        in.integer("BULLETIN_PAGE_CACHE_MIB", 64, 1, 16_384),
        in.duration(
            "BULLETIN_PAGE_TTL",
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofHours(1)));
  }

  long maxBytes() {
    return (long) mib * BYTES_OF_MIB;
  }
}
