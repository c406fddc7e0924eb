package dev.bulletin.gateway.guard;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A method of a path as it is mounted, and who may use it. */
record Address(HttpMethod method, String path, Rule rule) {
  private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  /** Those that are for somebody, once each; what takes any method has no methods of its own. */
  static List<Address> of(List<Route> routes) {
    Map<String, Address> byName = new TreeMap<>();
    routes.stream()
        .filter(route -> route.getPath() != null && route.methods() != null)
        .flatMap(Address::of)
        .forEach(address -> byName.putIfAbsent(address.name(), address));
    return List.copyOf(byName.values());
  }

  private static Stream<Address> of(Route route) {
    Optional<Rule> rule = Rule.of(route).filter(known -> known.who() != Rule.Who.NOBODY);
    return route.methods().stream()
        .flatMap(method -> rule.map(known -> new Address(method, route.getPath(), known)).stream());
  }

  String name() {
    return path + " " + method;
  }

  boolean isWrite() {
    return !READS.contains(method);
  }

  /** A path that the route takes. */
  String example() {
    return path.replace(":language", "en")
        .replaceAll(":(n|a|b|ts|number)\\b", "1")
        .replaceAll(":[A-Za-z]+", "outlook");
  }
}
