package dev.bulletin.bench.http;

import dev.bulletin.bench.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Fetches single pages as they are sent, without decoding them. */
public final class PageClient {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .proxy(HttpClient.Builder.NO_PROXY)
          .connectTimeout(LIMIT)
          .build();

  /** The page in this encoding; anything but a 200 in it is told. */
  public HttpResponse<byte[]> fetch(URI url, Encoding encoding)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request(url, encoding), BodyHandlers.ofByteArray());
    String sent = response.headers().firstValue("content-encoding").orElse("identity");
    if (response.statusCode() != 200 || !sent.equals(encoding.token())) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN,
          "%s was asked for in %s and answered %d in %s"
              .formatted(url, encoding.token(), response.statusCode(), sent));
    }
    return response;
  }

  private static HttpRequest request(URI url, Encoding encoding) {
    return HttpRequest.newBuilder(url)
        .timeout(LIMIT)
        .header("Accept-Encoding", encoding.token())
        .build();
  }
}
