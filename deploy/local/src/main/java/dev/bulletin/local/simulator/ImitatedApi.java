package dev.bulletin.local.simulator;

import io.vertx.ext.web.Router;

/** An external API that the simulator imitates. */
public interface ImitatedApi {
  /** As the fault is chosen by, and as samples name their source. */
  String name();

  /** Adds its routes, each behind the fault that is chosen for it. */
  void mount(Router router, FaultRoutes faults);
}
