package dev.bulletin.bench.realtime.pages;

import dev.bulletin.bench.cache.ZipfNumbers;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports at a rate, some more often than others, each when it is due whatever has become of
 * those before, until it is told to end.
 */
public final class PageReading {
  private static final long SEED = 11;
  private static final int DIGITS = 3;
  private static final long MAX_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final PageSite site;
  private final long intervalNanos;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final ZipfNumbers numbers = new ZipfNumbers(PageSite.REPORTS, SEED);
  private final Histogram latency = new ConcurrentHistogram(MAX_MICROS, DIGITS);
  private final Map<String, Long> failures = new ConcurrentHashMap<>();
  private final Queue<CompletableFuture<?>> asked = new ConcurrentLinkedQueue<>();
  private final long start = System.nanoTime();
  private final Thread reader = new Thread(this::read, "pages");
  private volatile boolean enough;

  private PageReading(PageSite site, int perSecond) {
    this.site = site;
    this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  public static PageReading begin(PageSite site, int perSecond) {
    PageReading reading = new PageReading(site, perSecond);
    reading.reader.setDaemon(true);
    reading.reader.start();
    return reading;
  }

  private void read() {
    for (long due = start; !enough; due += intervalNanos) {
      for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
        LockSupport.parkNanos(early);
      }
      asked.add(ask(due));
    }
  }

  private CompletableFuture<?> ask(long due) {
    HttpRequest request =
        HttpRequest.newBuilder(site.report(numbers.next() + 1))
            .timeout(LIMIT)
            .header("Accept-Encoding", "gzip")
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
        .handle((answer, failure) -> note(due, answer, failure));
  }

  /** Whether the page was there. */
  private boolean note(long due, @Nullable HttpResponse<Void> answer, @Nullable Throwable failure) {
    if (answer != null && answer.statusCode() == OK) {
      long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
      latency.recordValue(Math.min(MAX_MICROS, micros));
      return true;
    }
    String kind = answer == null ? String.valueOf(failure) : "status " + answer.statusCode();
    failures.merge(kind, 1L, Long::sum);
    return false;
  }

  /** Goes on for so long, and ends. */
  public PagesRead endAfter(Duration duration) throws InterruptedException {
    Thread.sleep(duration.toMillis());
    return end();
  }

  /** Reads no more, and waits for what is still to come. */
  public PagesRead end() throws InterruptedException {
    enough = true;
    reader.join();
    double seconds = (System.nanoTime() - start) / 1e9;
    asked.forEach(CompletableFuture::join);
    return PagesRead.of(seconds, latency, failures);
  }
}
