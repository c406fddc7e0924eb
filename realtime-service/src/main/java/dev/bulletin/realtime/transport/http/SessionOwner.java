package dev.bulletin.realtime.transport.http;

import io.vertx.core.http.HttpServerRequest;

/** Knows on which node a session lives that this one does not know. */
@FunctionalInterface
public interface SessionOwner {
  /** Whether the request was passed on to another node; if not, nothing has been done to it. */
  boolean passOn(HttpServerRequest request, String session);
}
