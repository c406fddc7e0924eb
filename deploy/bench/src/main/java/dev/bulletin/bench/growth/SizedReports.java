package dev.bulletin.bench.growth;

import dev.bulletin.bench.BenchException;
import dev.bulletin.testing.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Published reports whose pages are about as long as is asked for, put into the tables by SQL: the
 * API takes none so long.
 */
final class SizedReports {
  private static final int KIB = 1_024;
  private static final int OK = 200;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final String PARAGRAPH =
      "Volumes were those of a quiet week, fees rose and fell again, and nothing of it says what"
          + " comes next. The figures of the table are those of the dashboard at noon.";
  private static final int PARAGRAPH_LENGTH = "<p></p>\n".length() + PARAGRAPH.length();
  private static final String PUBLISH =
      """
      SET search_path = %1$s;
      INSERT INTO report
             (slug, status, author, tags, revision, created_at, updated_at, published_at)
      VALUES ('%2$s', 'published', 'An Nguyễn', '{size}', 1, now(), now(), now());
      INSERT INTO report_text (report, language, title, summary, body, reading_minutes)
      SELECT id, 'en', 'Of some length', 'Words.',
             repeat('%3$s' || chr(10) || chr(10), %4$d), 2
        FROM report
       WHERE slug = '%2$s'""";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(LIMIT)
          .build();
  private final PostgresServer postgres;
  private final URI site;

  SizedReports(PostgresServer postgres, URI site) {
    this.postgres = postgres;
    this.site = site;
  }

  /** Its page, which is longer if the rest of it is. */
  URI publish(int kibibytes) throws IOException, InterruptedException {
    URI shortest = publish("size-of-the-rest-" + kibibytes, 1);
    int rest = read(shortest).length - PARAGRAPH_LENGTH;
    int paragraphs = Math.max(1, (kibibytes * KIB - rest) / PARAGRAPH_LENGTH);
    URI page = publish("size-" + kibibytes, paragraphs);
    read(page);
    return page;
  }

  private URI publish(String slug, int paragraphs) {
    postgres.execute(PUBLISH.formatted(GrownSuite.SCHEMA, slug, PARAGRAPH, paragraphs));
    return site.resolve("/en/reports/" + slug);
  }

  /** A long one may take longer to be made than who asks first waits for it. */
  private byte[] read(URI page) throws IOException, InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    HttpResponse<byte[]> answer = ask(page);
    while (answer.statusCode() != OK && System.nanoTime() < end) {
      Thread.sleep(PAUSE.toMillis());
      answer = ask(page);
    }
    if (answer.statusCode() != OK) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN,
          "%s was answered %d".formatted(page.getPath(), answer.statusCode()));
    }
    return answer.body();
  }

  private HttpResponse<byte[]> ask(URI page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(LIMIT).GET().build();
    return http.send(request, BodyHandlers.ofByteArray());
  }
}
