package dev.bulletin.bench.mixed;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What became of requests for pages and of questions to caches, as the services count it. */
final class Counters {
  /** Questions to caches that PostgreSQL had to be asked for. */
  static final String LOADED = "cache load";

  private static final Pattern COUNT =
      Pattern.compile(
          "^bulletin_(page|cache)_requests_total\\{[^}]*outcome=\"([a-z0-9]+)\"[^}]*}"
              + " ([0-9.eE+-]+)",
          Pattern.MULTILINE);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final HttpRequest request;

  Counters(String managementUrl) {
    this.request =
        HttpRequest.newBuilder(URI.create(managementUrl + "/metrics")).timeout(LIMIT).build();
  }

  Map<String, Double> read() throws IOException, InterruptedException {
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "metrics were answered " + answer.statusCode());
    }
    return parse(answer.body());
  }

  /** By where and what, such as {@code page hit}, over all other labels. */
  static Map<String, Double> parse(String page) {
    Map<String, Double> counts = new TreeMap<>();
    COUNT
        .matcher(page)
        .results()
        .forEach(
            line ->
                counts.merge(
                    line.group(1) + " " + line.group(2),
                    Double.parseDouble(line.group(3)),
                    Double::sum));
    return counts;
  }

  static Map<String, Double> since(Map<String, Double> earlier, Map<String, Double> now) {
    Map<String, Double> more = new TreeMap<>();
    now.forEach((name, count) -> more.put(name, count - earlier.getOrDefault(name, 0.0)));
    return more;
  }
}
