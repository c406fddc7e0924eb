package dev.bulletin.dashboard.push;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads InfluxDB's line protocol, as Telegraf sends it: <a
 * href="https://docs.influxdata.com/influxdb/v2/reference/syntax/line-protocol/">line protocol
 * reference</a>. Each field that is a number becomes a sample of the series {@code
 * measurement.tag=value.field}, with the tags by their keys. A broken line loses only itself.
 */
final class LineProtocol {
  private final Precision precision;
  private final Instant now;
  private final Pushed pushed = new Pushed();

  private LineProtocol(Precision precision, Instant now) {
    this.precision = precision;
    this.now = now;
  }

  /**
   * All lines of a text.
   *
   * @param now the time of lines that have none
   */
  static Pushed read(String text, Precision precision, Instant now) {
    var reading = new LineProtocol(precision, now);
    int number = 0;
    int begin = 0;
    while (begin < text.length()) {
      int end = LineCursor.endOfLine(text, begin);
      reading.read(text.substring(begin, end), ++number);
      begin = end + 1;
    }
    return reading.pushed;
  }

  private void read(String line, int number) {
    String stripped = line.strip();
    if (stripped.isEmpty() || stripped.startsWith("#")) {
      return;
    }
    try {
      take(LineCursor.read(stripped), number);
    } catch (BrokenLineException e) {
      pushed.refuse(number, String.valueOf(e.getMessage()));
    }
  }

  private void take(LineCursor.Line line, int number) {
    Instant at = time(line.time());
    line.valuesByField().forEach((field, value) -> take(line, field, value, at, number));
  }

  private void take(LineCursor.Line line, String field, String value, Instant at, int number) {
    Optional<BigDecimal> parsed = PushedNumber.of(withoutSuffix(value));
    if (parsed.isEmpty()) {
      pushed.refuse(number, "the field %s is no number that can be kept".formatted(field));
      return;
    }
    pushed.add(new PushedSample(number, line.series(field), parsed.get(), at));
  }

  /** Whole numbers end with an i, those without a sign with a u. */
  private static String withoutSuffix(String value) {
    return value.endsWith("i") || value.endsWith("u")
        ? value.substring(0, value.length() - 1)
        : value;
  }

  private Instant time(String text) {
    if (text.isEmpty()) {
      return now;
    }
    try {
      return precision.instant(Long.parseLong(text));
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      throw new BrokenLineException("the time is no whole number");
    }
  }
}
