package dev.bulletin.bench.visibility;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Looks at one address again and again, over one connection. */
final class Reader {
  /** Short against what is measured, and long enough to leave the processors to the services. */
  static final int PAUSE_MICROS = 500;

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final HttpRequest request;

  /**
   * What a reader has seen.
   *
   * @param nanoTime when the answer that shows it had come
   */
  record Seen(long nanoTime, int looks, int errors) {}

  Reader(String address) {
    this.request = HttpRequest.newBuilder(URI.create(address)).timeout(LIMIT).build();
  }

  /** Looks until the text is there. */
  Seen await(String text) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    int errors = 0;
    for (int looks = 1; System.nanoTime() < end; looks++) {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      errors += answer.statusCode() == OK ? 0 : 1;
      if (answer.body().contains(text)) {
        return new Seen(System.nanoTime(), looks, errors);
      }
      LockSupport.parkNanos(1_000L * PAUSE_MICROS);
    }
    throw new BenchException(
        BenchException.Kind.REFUSED,
        "%s does not show '%s' within %d s".formatted(request.uri(), text, LIMIT.toSeconds()));
  }
}
