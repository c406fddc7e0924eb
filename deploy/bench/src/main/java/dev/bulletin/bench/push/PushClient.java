package dev.bulletin.bench.push;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Pushes over a connection of its own, with a token that may push what is named for it. */
final class PushClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();
  private final URI address;
  private final String token;

  PushClient(String origin, String token) {
    this.address = URI.create(origin + "/api/v1/series?precision=us");
    this.token = token;
  }

  /**
   * What was answered.
   *
   * @param nanoTime when the answer had come
   * @param failure the status or the failure; empty when samples were accepted
   */
  record Answer(long nanoTime, int accepted, int rejected, String failure) {
    private static Answer of(HttpResponse<byte[]> response) throws IOException {
      long now = System.nanoTime();
      if (response.statusCode() != OK) {
        return new Answer(now, 0, 0, Integer.toString(response.statusCode()));
      }
      JsonNode body = JSON.readTree(response.body());
      return new Answer(now, body.path("accepted").asInt(), body.path("rejected").asInt(), "");
    }
  }

  Answer push(Encoding encoding, byte[] body) throws InterruptedException {
    HttpRequest request =
        encoding
            .describe(HttpRequest.newBuilder(address))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return Answer.of(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      return new Answer(System.nanoTime(), 0, 0, e.getClass().getSimpleName());
    }
  }
}
