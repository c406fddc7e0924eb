package dev.bulletin.bench.mixed;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How long answers took, in microseconds, so that those of several runs can be put together.
 *
 * @param histogram as HdrHistogram writes it, compressed, in Base64
 */
record Latencies(@JsonValue String histogram) {
  private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final int DIGITS = 3;
  private static final double MEDIAN = 50;
  private static final double NEARLY_ALL = 99;

  @JsonCreator
  Latencies {}

  /** To count in; not thread-safe. */
  static Histogram counting() {
    return new Histogram(MAX_MICROS, DIGITS);
  }

  static void count(Histogram histogram, long micros) {
    histogram.recordValue(Math.min(MAX_MICROS, Math.max(0, micros)));
  }

  static Latencies of(Histogram counted) {
    ByteBuffer bytes = ByteBuffer.allocate(counted.getNeededByteBufferCapacity());
    int length = counted.encodeIntoCompressedByteBuffer(bytes);
    return new Latencies(Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length)));
  }

  /** Of all the answers together. */
  static Summary summary(Collection<Latencies> all) {
    Histogram sum = counting();
    all.forEach(latencies -> sum.add(latencies.decoded()));
    return new Summary(
        sum.getTotalCount(),
        sum.getValueAtPercentile(MEDIAN),
        sum.getValueAtPercentile(NEARLY_ALL));
  }

  private Histogram decoded() {
    try {
      return Histogram.decodeFromCompressedByteBuffer(
          ByteBuffer.wrap(Base64.getDecoder().decode(histogram)), MAX_MICROS);
    } catch (DataFormatException e) {
      throw new IllegalArgumentException("no histogram: " + histogram, e);
    }
  }

  /** Of how many answers, and what half and 99 of 100 of them took at most; 0 without any. */
  record Summary(long count, double p50, double p99) {}
}
