package dev.bulletin.gateway.edge;

import dev.bulletin.common.config.ConfigReader;
import java.time.Duration;

/**
 * How much and how long the page cache keeps.
 *
 * @param mib for finished pages; a quarter of it again for the data they were made from, and
 *     another for the parts they are made of
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

  /** While templates are being worked on, every look at a page makes it anew. */
  public PageCacheConfig forDevelopment() {
    return new PageCacheConfig(mib, Duration.ofMillis(1));
  }

  /** For parts of pages, of which most are in a finished page as well. */
  public long fragmentBytes() {
    return maxBytes() / 4;
  }

  long maxBytes() {
    return (long) mib * BYTES_OF_MIB;
  }
}
