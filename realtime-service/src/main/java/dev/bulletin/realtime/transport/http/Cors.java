package dev.bulletin.realtime.transport.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Lets pages of other origins read the answers. Whether an origin may come at all has been asked
 * before.
 */
public final class Cors {
  private static final Duration YEAR = Duration.ofDays(365);

  private Cors() {}

  /** Before the answer to a request. */
  public static void allow(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin == null ? "*" : origin);
    if (origin != null) {
      response
          .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true")
          .putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
  }

  /** The answer to a browser that asks before it sends a request of that method. */
  public static void preflight(HttpServerRequest request, String method) {
    allow(request);
    HttpServerResponse response = request.response();
    String headers = request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
    if (headers != null && !headers.isEmpty()) {
      response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, headers);
    }
    keepForAYear(response)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "OPTIONS, " + method)
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, Long.toString(YEAR.toSeconds()))
        .setStatusCode(204)
        .end();
  }

  /** Says that the answer stays as it is. */
  public static HttpServerResponse keepForAYear(HttpServerResponse response) {
    String end =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            Instant.now().plus(YEAR).atOffset(ZoneOffset.UTC));
    return response
        .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=" + YEAR.toSeconds())
        .putHeader(HttpHeaders.EXPIRES, end);
  }

  /** Says that the answer is nobody else's, and no proxy's to change. */
  public static HttpServerResponse keepNever(HttpServerResponse response) {
    return response.putHeader(
        HttpHeaders.CACHE_CONTROL, "no-store, no-cache, no-transform, must-revalidate, max-age=0");
  }
}
