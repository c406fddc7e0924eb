package dev.bulletin.gateway.session;

import dev.bulletin.common.config.ConfigReader;
import java.time.Duration;

/**
 * How long people stay signed in.
 *
 * @param idle without doing anything
 * @param lifetime whatever they do
 */
public record SessionConfig(Duration idle, Duration lifetime) {
  private static final Duration MIN = Duration.ofMinutes(5);
  private static final Duration MAX = Duration.ofDays(30);

  public static SessionConfig read(ConfigReader in) {
    return new SessionConfig(
        in.duration("BULLETIN_SESSION_IDLE", Duration.ofHours(2), MIN, MAX),
        in.duration("BULLETIN_SESSION_LIFETIME", Duration.ofHours(12), MIN, MAX));
  }
}
