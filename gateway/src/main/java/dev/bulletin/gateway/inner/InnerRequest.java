package dev.bulletin.gateway.inner;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;

/** A request whose answer is collected instead of sent. */
public class InnerRequest extends HttpServerRequestWrapper {
  private final HttpServerResponse response;

  public InnerRequest(HttpServerRequest outer, HttpServerResponse response) {
    super((HttpServerRequestInternal) outer);
    this.response = response;
  }

  @Override
  public HttpServerResponse response() {
    return response;
  }
}
