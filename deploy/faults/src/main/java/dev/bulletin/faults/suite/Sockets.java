package dev.bulletin.faults.suite;

import dev.bulletin.common.web.ManagementVerticle;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/** How many sockets an instance of realtime-service holds, by its own metrics. */
final class Sockets {
  private static final Pattern CONNECTIONS =
      Pattern.compile("(?m)^bulletin_realtime_connections\\{[^}]*} (\\d+)");
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private Sockets() {}

  /** None of one that does not answer. */
  static long of(Instance instance) {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create(instance.management() + ManagementVerticle.METRICS))
            .timeout(LIMIT)
            .build();
    try {
      HttpResponse<String> metrics =
          HttpClient.newHttpClient().send(question, HttpResponse.BodyHandlers.ofString());
      return in(metrics.body());
    } catch (IOException silent) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static long in(String metrics) {
    return CONNECTIONS
        .matcher(metrics)
        .results()
        .mapToLong(line -> Long.parseLong(line.group(1)))
        .sum();
  }
}
