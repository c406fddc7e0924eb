package dev.bulletin.common.web;

import io.vertx.ext.web.Router;

/** A group of routes of one feature. */
@FunctionalInterface
public interface Routes {
  /** Adds the routes; called once for each event loop. */
  void mount(Router router);
}
