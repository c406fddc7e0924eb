package dev.bulletin.bench;

import java.time.Duration;

/** How many rounds each side has, how long one is, and how long each side is warmed up before. */
public record Plan(int rounds, int roundSeconds, int warmUpSeconds) {
  public Plan {
    if (rounds < 1 || roundSeconds < 1 || warmUpSeconds < 1) {
      throw new IllegalArgumentException("rounds and seconds must be at least 1");
    }
  }

  public Duration round() {
    return Duration.ofSeconds(roundSeconds);
  }

  public Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }
}
