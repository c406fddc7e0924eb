package dev.bulletin.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Sound rounds for tests, to be spoiled one by one. */
public final class Rounds {
  public static final Body BODY = Body.of("hello".getBytes(StandardCharsets.UTF_8));
  public static final Body OTHER_BODY = Body.of("adieu".getBytes(StandardCharsets.UTF_8));

  private Rounds() {}

  /** A thousand operations in two seconds. */
  public static Round sound(String side, int number, double cpuSeconds) {
    return round(side, number, cpuSeconds, Map.of("status", 0L), BODY);
  }

  static Round withErrors(String side, int number, Map<String, Long> errors) {
    return round(side, number, 0.5, errors, BODY);
  }

  static Round withBody(String side, int number, Body body) {
    return round(side, number, 0.5, Map.of("status", 0L), body);
  }

  private static Round round(
      String side, int number, double cpuSeconds, Map<String, Long> errors, Body body) {
    return new Round(
        side, number, 1_000, errors, 2, cpuSeconds, List.of(), 90_000, 300, 900, body, body);
  }
}
