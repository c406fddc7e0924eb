package dev.bulletin.common.web;

import dev.bulletin.common.config.ConfigReader;

/**
 * Where a server listens.
 *
 * @param port 0 takes any that is free
 */
public record HttpConfig(String host, int port) {
  /** Reads {@code <prefix>_HOST} and {@code <prefix>_PORT}. */
  public static HttpConfig read(ConfigReader in, String prefix, String host, int port) {
    return new HttpConfig(
        in.string(prefix + "_HOST", host), in.integer(prefix + "_PORT", port, 0, 65_535));
  }
}
