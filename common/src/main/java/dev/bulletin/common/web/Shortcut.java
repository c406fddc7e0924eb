package dev.bulletin.common.web;

import io.vertx.core.http.HttpServerRequest;

/**
 * Answers requests before the router sees them: finished pages, which deserve no walk through
 * routes, and sockets, which are taken over whole. Shared by all event loops, so thread-safe.
 */
@FunctionalInterface
public interface Shortcut {
  /** Whether the request was taken; if not, nothing has been done to it. */
  boolean take(HttpServerRequest request);
}
