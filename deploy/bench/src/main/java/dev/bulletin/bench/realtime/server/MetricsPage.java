package dev.bulletin.bench.realtime.server;

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

/** The counts of realtime-service, from the page that it shows to Prometheus. */
final class MetricsPage {
  private static final Pattern OURS =
      Pattern.compile(
          "^(bulletin_realtime_[a-z0-9_]+)(?:\\{[^}]*})? ([0-9.eE+-]+)", Pattern.MULTILINE);
  private static final String BUCKET = "_bucket";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final HttpRequest request;

  MetricsPage(int managementPort) {
    this.request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/metrics".formatted(managementPort)))
            .timeout(LIMIT)
            .build();
  }

  Map<String, Double> read() throws IOException, InterruptedException {
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "metrics were answered " + answer.statusCode());
    }
    return parse(answer.body());
  }

  /** Each count, over all its labels. */
  static Map<String, Double> parse(String page) {
    Map<String, Double> counts = new TreeMap<>();
    OURS.matcher(page)
        .results()
        .filter(line -> !line.group(1).endsWith(BUCKET))
        .forEach(
            line -> counts.merge(line.group(1), Double.parseDouble(line.group(2)), Double::sum));
    return counts;
  }
}
