package dev.bulletin.common.web;

import dev.bulletin.common.config.ConfigReader;
import java.time.Duration;
import java.util.List;

/**
 * What a server puts up with.
 *
 * @param urlBytes the longest first line of a request; 414 beyond
 * @param headerBytes all headers of a request; 431 beyond
 * @param headTime how long the head of a request may take to come once its connection is open
 * @param idleTime how long a connection may do nothing, and the head of a next request may take
 * @param bodyPace the least bytes a second of a body on the whole, once that long has passed
 * @param connectionsOfAddress how many one address may have open; 0 does not count
 * @param proxies those who speak for many, whose connections are not counted
 */
public record HttpLimits(
    int urlBytes,
    int headerBytes,
    Duration headTime,
    Duration idleTime,
    int bodyPace,
    int connectionsOfAddress,
    Addresses proxies) {

  /** Where nothing else is said. */
  public static final HttpLimits USUAL =
      new HttpLimits(
          8_192,
          16_384,
          Duration.ofSeconds(10),
          Duration.ofSeconds(75),
          1_024,
          0,
          Addresses.trusting(List.of()));

  /** As usual, but for how many connections one address may have open. */
  public static HttpLimits usual(int connectionsOfAddress, Addresses proxies) {
    return new HttpLimits(
        USUAL.urlBytes,
        USUAL.headerBytes,
        USUAL.headTime,
        USUAL.idleTime,
        USUAL.bodyPace,
        connectionsOfAddress,
        proxies);
  }

  /** Reads {@code <prefix>_MAX_URL} and its like. */
  public static HttpLimits read(ConfigReader in, String prefix, Addresses proxies) {
    return new HttpLimits(
        in.integer(prefix + "_MAX_URL", USUAL.urlBytes, 256, 65_536),
        in.integer(prefix + "_MAX_HEADERS", USUAL.headerBytes, 1_024, 1_048_576),
        in.duration(
            prefix + "_HEAD_TIME", USUAL.headTime, Duration.ofMillis(100), Duration.ofMinutes(1)),
        in.duration(
            prefix + "_IDLE_TIME", USUAL.idleTime, Duration.ofSeconds(1), Duration.ofHours(1)),
        in.integer(prefix + "_BODY_PACE", USUAL.bodyPace, 0, 1_048_576),
        in.integer(prefix + "_MAX_CONNECTIONS_OF_ADDRESS", 1_000, 0, 1_000_000),
        proxies);
  }
}
