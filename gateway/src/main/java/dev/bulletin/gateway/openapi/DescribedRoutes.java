package dev.bulletin.gateway.openapi;

import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.common.web.Routes;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds all routes against the document, once all are there: a gateway whose routes under {@code
 * /api} are not those of the document does not start.
 */
public final class DescribedRoutes implements Routes {
  private static final String API = "/api/";

  private final ApiDocument document;

  public DescribedRoutes(ApiDocument document) {
    this.document = document;
  }

  @Override
  public void mount(Router router) {
    Set<String> mounted =
        router.getRoutes().stream()
            .flatMap(DescribedRoutes::operations)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> described =
        document.operations().stream()
            .map(ApiOperation::name)
            .filter(DescribedRoutes::isOfApi)
            .collect(Collectors.toCollection(TreeSet::new));
    refuse("routes that openapi.yaml does not describe", without(mounted, described));
    refuse("operations of openapi.yaml without a route", without(described, mounted));
  }

  /** HEAD goes without saying, and a route for all methods answers none. */
  private static Stream<String> operations(Route route) {
    return route.methods() == null
        ? Stream.of()
        : route.methods().stream()
            .filter(method -> method != HttpMethod.HEAD)
            .map(method -> operation(method, String.valueOf(route.getName())))
            .filter(DescribedRoutes::isOfApi);
  }

  /** As the document names it. */
  static String operation(HttpMethod method, String path) {
    return method + " " + path.replaceAll(":([a-z]+)", "{$1}");
  }

  private static boolean isOfApi(String operation) {
    return operation.contains(" " + API);
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static void refuse(String what, Set<String> operations) {
    if (!operations.isEmpty()) {
      throw new CannotStartException("%s: %s".formatted(what, String.join(", ", operations)));
    }
  }
}
