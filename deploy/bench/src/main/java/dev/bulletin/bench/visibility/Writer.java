package dev.bulletin.bench.visibility;

import dev.bulletin.bench.BenchException;
import dev.bulletin.testing.ReadersSuite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Writes one report through the API, each time with another title. */
final class Writer {
  static final String SLUG = "visible";

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String PATH = "/api/v1/reports";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private String tag = "";

  /** Makes the report, and shows it to readers. */
  void publish(String origin, String title) throws IOException, InterruptedException {
    String body = "{\"slug\":\"%s\",%s}".formatted(SLUG, content(title));
    send(request(origin + PATH).POST(HttpRequest.BodyPublishers.ofString(body)));
    send(
        request(origin + PATH + "/" + SLUG + "/publish")
            .header("If-Match", tag)
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** Ends when the change is acknowledged. */
  void update(String origin, String title) throws IOException, InterruptedException {
    send(
        request(origin + PATH + "/" + SLUG)
            .header("If-Match", tag)
            .PUT(HttpRequest.BodyPublishers.ofString("{" + content(title) + "}")));
  }

  private static String content(String title) {
    return """
        "tags":["visible"],"texts":{"en":{"title":"%s","summary":"What is new.",\
        "body":"## Heading\\n\\nText with a few words."}}"""
        .formatted(title);
  }

  private static HttpRequest.Builder request(String address) {
    return HttpRequest.newBuilder(URI.create(address))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + ReadersSuite.TOKEN)
        .header("Content-Type", "application/json");
  }

  private void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "a write was answered %d: %s".formatted(answer.statusCode(), answer.body()));
    }
    tag = answer.headers().firstValue("ETag").orElseThrow();
  }
}
