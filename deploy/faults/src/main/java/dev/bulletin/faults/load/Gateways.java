package dev.bulletin.faults.load;

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
  private final Origins origins;

  Gateways(Origins origins) {
    this.origins = origins;
  }

  /** The next that is ready. */
  Optional<String> next() {
    return origins.next();
  }

  /** The next that is ready besides one that did not answer. */
  Optional<String> nextBut(Optional<String> silent) {
    return silent.isPresent() ? origins.nextBut(silent.get()) : origins.next();
  }

  /**
   * Sends a request to one of them, if there is one.
   *
   * @param limit until the head of the answer
   */
  CompletableFuture<HttpResponse<String>> send(
      Optional<String> origin,
      String path,
      Duration limit,
      UnaryOperator<HttpRequest.Builder> request) {
    if (origin.isEmpty()) {
      return CompletableFuture.failedFuture(new ConnectException("no gateway is ready"));
    }
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(origin.get() + path)).timeout(limit);
    return http.sendAsync(request.apply(builder).build(), HttpResponse.BodyHandlers.ofString());
  }
}
