package dev.bulletin.realtime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** SockJS's HTTP transports by hand: one session, its requests and the lines of its answers. */
final class HttpStream {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String session;
  private BufferedReader lines = new BufferedReader(Reader.nullReader());

  HttpStream(int port, String session) {
    this.session = "http://127.0.0.1:" + port + "/connection/sockjs/000/" + session;
  }

  /** Begins to read what the server streams. */
  HttpStream open() throws Exception {
    HttpResponse<InputStream> response =
        http.send(post("/xhr_streaming", ""), BodyHandlers.ofInputStream());
    lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    return this;
  }

  /** Asks once and gives the answer. */
  String poll() throws Exception {
    return http.send(post("/xhr", ""), BodyHandlers.ofString()).body().strip();
  }

  /** Sends a body and gives the status. */
  int send(String body) throws Exception {
    return http.send(post("/xhr_send", body), BodyHandlers.ofString()).statusCode();
  }

  /** The next line that satisfies the condition; those before it are forgotten. */
  String await(Predicate<String> condition) throws Exception {
    return CompletableFuture.supplyAsync(() -> read(condition))
        .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private String read(Predicate<String> condition) {
    try {
      String line = lines.readLine();
      while (line != null && !condition.test(line)) {
        line = lines.readLine();
      }
      return line == null ? "(the end)" : line;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest post(String path, String body) {
    return HttpRequest.newBuilder(URI.create(session + path))
        .timeout(LIMIT)
        .header("content-type", "text/plain")
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }
}
