package dev.bulletin.faults.load;

import dev.bulletin.faults.suite.Door;
import dev.bulletin.faults.suite.Instance;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** The gateways by way of what stands before them: each request goes to the next that is ready. */
final class Gateways {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();
  private final Door door;

  Gateways(Door door) {
    this.door = door;
  }

  /** The next that is ready. */
  Optional<Instance> next() {
    return door.next();
  }

  /** The next that is ready besides one that did not answer. */
  Optional<Instance> nextBut(Optional<Instance> silent) {
    return silent.map(door::nextBut).orElseGet(door::next);
  }

  /**
   * Sends a request to one of them, if there is one.
   *
   * @param limit until the head of the answer
   */
  CompletableFuture<HttpResponse<String>> send(
      Optional<Instance> gateway,
      String path,
      Duration limit,
      UnaryOperator<HttpRequest.Builder> request) {
    if (gateway.isEmpty()) {
      return CompletableFuture.failedFuture(new ConnectException("no gateway is ready"));
    }
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(gateway.get().origin() + path)).timeout(limit);
    return http.sendAsync(request.apply(builder).build(), HttpResponse.BodyHandlers.ofString());
  }
}
