package dev.bulletin.gateway.guard;

import dev.bulletin.common.web.Routes;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * Mounted last: refuses to start a gateway that has a route of which nobody says who may use it.
 */
public final class DefaultDeny implements Routes {
  @Override
  public void mount(Router router) {
    List<String> open =
        router.getRoutes().stream()
            .filter(route -> Rule.of(route).isEmpty())
            .map(DefaultDeny::name)
            .toList();
    if (!open.isEmpty()) {
      throw new IllegalStateException("who may use these is not declared (see Rule): " + open);
    }
  }

  private static String name(Route route) {
    return "%s %s".formatted(route.methods(), route.getPath());
  }
}
