package dev.bulletin.gateway.inner;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** An answer in one piece. */
public record CollectedAnswer(int status, MultiMap headers, Buffer body) {
  /** Gives it to who has asked; what is said already stands. */
  public Future<Void> send(HttpServerResponse response) {
    response.setStatusCode(status);
    headers.forEach((name, value) -> response.putHeader(name, value));
    return body.length() == 0 ? response.end() : response.end(body);
  }
}
