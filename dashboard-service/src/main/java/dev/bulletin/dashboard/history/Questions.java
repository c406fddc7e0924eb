package dev.bulletin.dashboard.history;

import dev.bulletin.common.error.ServiceException;
import java.time.Duration;
import java.time.Instant;

/** What a question for history may ask. */
final class Questions {
  private static final Duration MAX_RANGE = Duration.ofDays(3_660);
  private static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private Questions() {}

  static void check(String field, int number, int min, int max) {
    require(
        number >= min && number <= max,
        field,
        "expected %d to %,d, got %d".formatted(min, max, number));
  }

  static void checkRange(Instant from, Instant to) {
    require(!from.isBefore(Instant.EPOCH), "from", "expected 1970 or later, got " + from);
    require(!to.isAfter(MAX_TIME), "to", "expected at most " + MAX_TIME + ", got " + to);
    require(from.isBefore(to), "from", "expected a time before " + to + ", got " + from);
    require(
        Duration.between(from, to).compareTo(MAX_RANGE) <= 0,
        "to",
        "expected at most %,d days after from, got %s".formatted(MAX_RANGE.toDays(), to));
  }

  private static void require(boolean met, String field, String rule) {
    if (!met) {
      throw ServiceException.invalid(field, rule);
    }
  }
}
