package dev.bulletin.dashboard.history;

import dev.bulletin.common.config.ConfigReader;
import java.time.Duration;
import java.time.Instant;

/**
 * How long history is kept; days are kept for good.
 *
 * @param samples each one
 * @param minutes what was rolled up to minutes, one or five, for at least as long as samples
 * @param hours what was rolled up to hours, for at least as long as minutes
 */
public record Retention(Duration samples, Duration minutes, Duration hours) {
  private static final Duration LONGEST = Duration.ofDays(36_500);

  public static Retention read(ConfigReader in) {
    Duration samples =
        in.duration("BULLETIN_SAMPLE_RETENTION", Duration.ofDays(8), Duration.ofDays(1), LONGEST);
    Duration minutes =
        in.duration(
            "BULLETIN_MINUTE_RETENTION", longer(samples, Duration.ofDays(90)), samples, LONGEST);
    Duration hours =
        in.duration(
            "BULLETIN_HOUR_RETENTION", longer(minutes, Duration.ofDays(730)), minutes, LONGEST);
    return new Retention(samples, minutes, hours);
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  /** Since when the rows of a level are kept. */
  public Instant start(Level level, Instant now) {
    return switch (level) {
      case SAMPLE -> now.minus(samples);
      case MINUTE, FIVE_MINUTES -> now.minus(minutes);
      case HOUR -> now.minus(hours);
      case DAY -> Instant.EPOCH;
    };
  }
}
