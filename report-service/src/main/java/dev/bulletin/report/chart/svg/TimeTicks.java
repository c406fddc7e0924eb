package dev.bulletin.report.chart.svg;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Round moments along an axis of time, in UTC. */
final class TimeTicks {
  private static final List<Duration> STEPS =
      Stream.of(1, 5, 15, 30, 60, 180, 360, 720, 1_440, 2_880, 10_080, 20_160)
          .map(Duration::ofMinutes)
          .toList();

  private static final List<Integer> MONTHS = List.of(1, 3, 6, 12, 24, 60, 120, 600);

  private TimeTicks() {}

  /**
   * At most so many, and one more, between two moments.
   *
   * @param least between two of them
   */
  static List<Instant> of(Instant from, Instant to, int most, Duration least) {
    Duration length = Duration.between(from, to);
    for (Duration step : STEPS) {
      if (step.compareTo(least) >= 0 && length.dividedBy(step) <= most) {
        return steps(from, to, step);
      }
    }
    return months(from, to, monthStep(length, most));
  }

  private static List<Instant> steps(Instant from, Instant to, Duration step) {
    long millis = step.toMillis();
    long first = Math.floorDiv(from.toEpochMilli() + millis - 1, millis) * millis;
    return Stream.iterate(Instant.ofEpochMilli(first), at -> !at.isAfter(to), at -> at.plus(step))
        .toList();
  }

  /** Beyond what has a step of its own, as many of the longest as are needed. */
  private static int monthStep(Duration length, int most) {
    long longest = MONTHS.get(MONTHS.size() - 1);
    long needed = length.toDays() / 30 / most / longest + 1;
    return MONTHS.stream()
        .filter(months -> length.toDays() / (months * 30) <= most)
        .findFirst()
        .orElse((int) (needed * longest));
  }

  private static List<Instant> months(Instant from, Instant to, int step) {
    LocalDate day = from.atOffset(ZoneOffset.UTC).toLocalDate();
    int months = day.getYear() * 12 + day.getMonthValue() - 1;
    int first = Math.floorDiv(months, step) * step;
    return Stream.iterate(first, month -> month + step)
        .map(TimeTicks::month)
        .dropWhile(at -> at.isBefore(from))
        .takeWhile(at -> !at.isAfter(to))
        .toList();
  }

  private static Instant month(int months) {
    return LocalDate.of(Math.floorDiv(months, 12), Math.floorMod(months, 12) + 1, 1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
