package dev.bulletin.gateway.socket;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What tokens for realtime-service are signed with.
 *
 * @param secret the one that realtime-service checks them with; empty when none are given out
 * @param lifetime of each
 */
public record SocketTokenConfig(Secret secret, Duration lifetime) {
  private static final String SECRET = "BULLETIN_REALTIME_TOKEN_SECRET";

  /** As long as the hash, which is what the algorithm asks for. */
  private static final int MIN_SECRET_BYTES = 32;

  public static SocketTokenConfig read(ConfigReader in) {
    return new SocketTokenConfig(
        secret(in),
        in.duration(
            "BULLETIN_SOCKET_TOKEN_LIFETIME",
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofDays(1)));
  }

  private static Secret secret(ConfigReader in) {
    Secret secret = in.secret(SECRET, "");
    int length = secret.reveal().getBytes(StandardCharsets.UTF_8).length;
    if (length > 0 && length < MIN_SECRET_BYTES) {
      in.reject(SECRET, "expected %d bytes or more".formatted(MIN_SECRET_BYTES));
      return new Secret("");
    }
    return secret;
  }
}
