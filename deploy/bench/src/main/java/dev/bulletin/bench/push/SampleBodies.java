package dev.bulletin.bench.push;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Bodies of pushes: all series of one connection in turn, each time a microsecond later, so that no
 * two samples are the same. Belongs to one thread.
 */
final class SampleBodies {
  /** What the token of the measurement may push. */
  static final String PREFIX = "bench.";

  private static final int VALUES = 10_000;

  private final Encoding encoding;
  private final int connection;
  private final int series;
  private final int batch;
  private final Clock clock;
  private long micros;
  private int number;

  SampleBodies(Encoding encoding, int connection, int series, int batch, Clock clock) {
    this.encoding = encoding;
    this.connection = connection;
    this.series = series;
    this.batch = batch;
    this.clock = clock;
  }

  byte[] next() {
    micros = Math.max(micros + 1, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    String text = encoding == Encoding.JSON ? json() : lines();
    return encoding.pack(text.getBytes(StandardCharsets.US_ASCII));
  }

  private String json() {
    var text = new StringBuilder("{\"samples\":[");
    String at = "";
    for (int i = 0; i < batch; i++) {
      at = i % series == 0 ? Instant.EPOCH.plus(nextMicros(i), ChronoUnit.MICROS).toString() : at;
      text.append(i == 0 ? "" : ",").append("{\"series\":\"").append(PREFIX).append(connection);
      text.append(".host=h").append(i % series).append(".value\",\"value\":");
      value(text).append(",\"at\":\"").append(at).append("\"}");
    }
    return text.append("]}").toString();
  }

  private String lines() {
    var text = new StringBuilder();
    long at = 0;
    for (int i = 0; i < batch; i++) {
      at = i % series == 0 ? nextMicros(i) : at;
      text.append(PREFIX).append(connection).append(",host=h").append(i % series).append(" value=");
      value(text).append(' ').append(at).append('\n');
    }
    return text.toString();
  }

  private long nextMicros(int index) {
    return index == 0 ? micros : ++micros;
  }

  private StringBuilder value(StringBuilder text) {
    number = (number + 1) % VALUES;
    return text.append(number / 100).append('.').append(number / 10 % 10).append(number % 10);
  }
}
