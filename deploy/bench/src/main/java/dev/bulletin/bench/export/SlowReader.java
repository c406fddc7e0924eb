package dev.bulletin.bench.export;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Takes an answer no faster than it may, and counts its lines. */
final class SlowReader {
  private static final int STEP = 64 << 10;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final long nanosPerStep;

  SlowReader(int mebibytesPerSecond) {
    this.nanosPerStep = Duration.ofSeconds(1).toNanos() * STEP / ((long) mebibytesPerSecond << 20);
  }

  /** What came, and how long it took. */
  record Result(long lines, long bytes, double seconds) {}

  Result read(HttpRequest request) throws IOException, InterruptedException {
    long start = System.nanoTime();
    HttpResponse<InputStream> response =
        http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    if (response.statusCode() != 200) {
      throw new BenchException(
          BenchException.Kind.REFUSED, "the export answered " + response.statusCode());
    }
    try (InputStream body = response.body()) {
      return count(body, start);
    }
  }

  private Result count(InputStream body, long start) throws IOException, InterruptedException {
    long lines = 0;
    long bytes = 0;
    long due = start;
    for (byte[] step = body.readNBytes(STEP); step.length > 0; step = body.readNBytes(STEP)) {
      lines += lines(step);
      bytes += step.length;
      due += nanosPerStep;
      long early = due - System.nanoTime();
      if (early > 0) {
        Thread.sleep(Duration.ofNanos(early).toMillis());
      }
    }
    return new Result(lines, bytes, (System.nanoTime() - start) / 1e9);
  }

  private static long lines(byte[] step) {
    long lines = 0;
    for (byte one : step) {
      lines += one == '\n' ? 1 : 0;
    }
    return lines;
  }
}
