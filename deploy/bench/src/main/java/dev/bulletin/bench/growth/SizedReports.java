package dev.bulletin.bench.growth;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Publishes reports whose pages are about as long as is asked for. */
final class SizedReports {
  private static final int KIB = 1_024;
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String PARAGRAPH =
      "Volumes were those of a quiet week, fees rose and fell again, and nothing of it says what"
          + " comes next. The figures of the table are those of the dashboard at noon.\\n\\n";

  /** Of what the page has beside a paragraph's own text, its tags make up the two line ends. */
  private static final int PARAGRAPH_LENGTH = PARAGRAPH.length() - 4 + "<p></p>\n".length();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(LIMIT)
          .build();
  private final URI site;

  SizedReports(URI site) {
    this.site = site;
  }

  /** Its page, which is longer if the rest of it is. */
  URI publish(int kibibytes) throws IOException, InterruptedException {
    URI empty = publish("size-of-the-rest-" + kibibytes, 1);
    int rest = read(empty) - PARAGRAPH_LENGTH;
    int paragraphs = Math.max(1, (kibibytes * KIB - rest) / PARAGRAPH_LENGTH);
    return publish("size-" + kibibytes, paragraphs);
  }

  private URI publish(String slug, int paragraphs) throws IOException, InterruptedException {
    String report =
        """
        {"slug":"%s","tags":["size"],"texts":{"en":{"title":"Of some length","summary":"Words.",\
        "body":"%s"}}}\
        """
            .formatted(slug, PARAGRAPH.repeat(paragraphs));
    URI reports = site.resolve("/api/v1/reports");
    HttpResponse<String> made =
        send(
            authorized(reports)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report)));
    send(
        authorized(URI.create(reports + "/" + slug + "/publish"))
            .header("If-Match", made.headers().firstValue("ETag").orElse(""))
            .POST(BodyPublishers.noBody()));
    return site.resolve("/en/reports/" + slug);
  }

  private int read(URI page) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(page).timeout(LIMIT).GET()).body().length();
  }

  private static HttpRequest.Builder authorized(URI url) {
    return HttpRequest.newBuilder(url)
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + GrownSuite.TOKEN);
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN,
          "%s was answered %d: %s"
              .formatted(answer.uri().getPath(), answer.statusCode(), answer.body()));
    }
    return answer;
  }
}
