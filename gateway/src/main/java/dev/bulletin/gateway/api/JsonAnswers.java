package dev.bulletin.gateway.api;

import dev.bulletin.common.json.JsonMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/** Writes records as JSON. */
public final class JsonAnswers {
  private JsonAnswers() {}

  /** Kept by nobody: whoever asks for data wants what it is now. */
  public static void send(RoutingContext ctx, int status, Record answer) {
    ctx.response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(JsonMapper.buffer(answer));
  }
}
