package dev.bulletin.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Speaks to the gateway's API as any publisher's program would; waits for each answer. */
final class GatewayClient {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final String origin;
  private final String token;

  GatewayClient(String origin, String token) {
    this.origin = origin;
    this.token = token;
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Writes only if the resource still has that entity tag. */
  HttpResponse<String> postIfMatch(String path, String tag) {
    return send(request(path).header("If-Match", tag).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** Replaces the resource only if it still has that entity tag. */
  HttpResponse<String> putIfMatch(String path, String tag, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("If-Match", tag)
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Makes the resource if there is none. */
  HttpResponse<String> putNew(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("If-None-Match", "*")
            .PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(origin + path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("the gateway does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
