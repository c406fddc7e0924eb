package dev.bulletin.realtime.transport.sockjs;

import dev.bulletin.realtime.transport.http.Cors;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * The page through which a browser that may not ask another host itself lets a frame of that host
 * ask, and the library that this page runs. Immutable.
 */
final class IframePage {
  /** Where the library is, under the service's address. */
  static final String LIBRARY = "/sockjs-1.6.1.js";

  private static final String RESOURCE =
      "/META-INF/resources/webjars/sockjs-client/1.6.1/dist/sockjs.min.js";
  private static final String START =
      "document.domain = document.domain;"
          + "var _sockjs_onload = function () { SockJS.bootstrap_iframe(); };";
  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html>
      <head>
        <meta http-equiv="X-UA-Compatible" content="IE=edge" />
        <meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
        <title>SockJS</title>
        <script>%s</script>
        <script src="%s"></script>
      </head>
      <body></body>
      </html>
      """;

  private final String page;
  private final String tag;
  private final Buffer library;

  IframePage(String base) {
    this.page = PAGE.formatted(START, base + LIBRARY);
    this.tag = '"' + digest(page) + '"';
    this.library = load();
  }

  private static Buffer load() {
    try (InputStream in = IframePage.class.getResourceAsStream(RESOURCE)) {
      return Buffer.buffer(Objects.requireNonNull(in, RESOURCE).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void send(HttpServerRequest request) {
    HttpServerResponse response =
        Cors.keepForAYear(request.response()).putHeader(HttpHeaders.ETAG, tag);
    if (tag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
      return;
    }
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=UTF-8")
        .putHeader("content-security-policy", policy())
        .end(page);
  }

  /** It runs nothing but its own two scripts, and only they connect. */
  private static String policy() {
    return "default-src 'none'; connect-src 'self'; script-src 'self' 'sha256-"
        + digest(START)
        + "'";
  }

  void sendLibrary(HttpServerRequest request) {
    Cors.keepForAYear(request.response())
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=UTF-8")
        .end(library);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
