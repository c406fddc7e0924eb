package dev.bulletin.common.web;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;

/**
 * A service's port for streams and binaries, which only other services of the suite may use.
 *
 * @param advertised the host that others reach it by
 * @param secret the same for the whole suite
 */
public record InternalConfig(HttpConfig http, String advertised, Secret secret) {
  private static final String LOOPBACK = "127.0.0.1";

  public static InternalConfig read(ConfigReader in) {
    HttpConfig http = HttpConfig.read(in, "BULLETIN_INTERNAL", LOOPBACK, 0);
    String advertised = in.string("BULLETIN_ADVERTISED_HOST", LOOPBACK);
    return new InternalConfig(http, advertised, in.secret("BULLETIN_INTERNAL_SECRET"));
  }
}
