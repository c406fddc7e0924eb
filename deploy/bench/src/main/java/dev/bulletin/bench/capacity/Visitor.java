package dev.bulletin.bench.capacity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and writes one thing after the other, and counts what came. Not thread-safe. */
final class Visitor {
  static final String LIST = "/en/reports";
  static final String SEARCH = "/en/search";
  static final String API = "/api/v1/reports";

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(LIMIT)
          .build();
  private final URI site;
  private final String token;
  private long count;
  private long errors;
  private long bytes;

  Visitor(URI site, String token) {
    this.site = site;
    this.token = token;
  }

  long count() {
    return count;
  }

  long errors() {
    return errors;
  }

  long bytes() {
    return bytes;
  }

  /** A page, or another file, in the encoding that most browsers ask for. */
  void read(String path) throws IOException, InterruptedException {
    count++;
    send(request(path).header("Accept-Encoding", "br").GET());
  }

  /** Writes a report of some length, in one language, and shows it to readers. */
  void publish(String slug, String word) throws IOException, InterruptedException {
    count++;
    String report =
        """
        {"slug":"%s","tags":["capacity"],"texts":{"en":{"title":"%s","summary":"About %s.",\
        "body":"%s"}}}"""
            .formatted(slug, slug, word, "## Heading\\n\\n" + paragraph(word).repeat(12));
    var made = send(authorized(API).header("Content-Type", "application/json").POST(body(report)));
    String tag = made.headers().firstValue("ETag").orElse("");
    send(
        authorized(API + "/" + slug + "/publish")
            .header("If-Match", tag)
            .POST(BodyPublishers.noBody()));
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text);
  }

  private static String paragraph(String word) {
    return "Bitcoin moved, as **"
        + word
        + "** did; fees rose and fell again, volumes were those of a quiet week, and nothing of it"
        + " says what comes next. Figures are in the table of the dashboard.\\n\\n";
  }

  /** The files that a page links to. */
  Set<String> assets(String page) throws IOException, InterruptedException {
    var answer =
        http.send(
            request(page).header("Accept-Encoding", "identity").GET().build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
    return ASSET
        .matcher(answer.body())
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(site.resolve(path)).timeout(LIMIT);
  }

  private HttpRequest.Builder authorized(String path) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    errors += answer.statusCode() / 100 == 2 ? 0 : 1;
    bytes += answer.body().length;
    return answer;
  }
}
