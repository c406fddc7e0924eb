package dev.bulletin.gateway.guard;

import io.vertx.ext.web.Route;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who may use a route. Every route has one: {@link DefaultDeny} lets the gateway not start without.
 *
 * @param scope what they need; empty when nothing
 * @param suffices which scopes are as good as that one, or better
 */
public record Rule(Who who, String scope, Predicate<String> suffices) {
  /** Everyone, known or not. */
  public static final Rule ANYONE = new Rule(Who.ANYONE, "", any -> true);

  /** Nobody is served: a step on the way to other routes, or what is left behind the last. */
  public static final Rule NOBODY = new Rule(Who.NOBODY, "", any -> false);

  private static final String KEY = "rule";

  /** How somebody must be known. */
  public enum Who {
    ANYONE,
    /** By a token or by a session. */
    KNOWN,
    /** By a token. */
    PROGRAM,
    /** By a session. */
    PERSON,
    NOBODY
  }

  /** Programs and people who have the scope. */
  public static Rule known(String scope) {
    return known(scope, scope::equals);
  }

  /** Programs and people who have a scope that suffices. */
  public static Rule known(String scope, Predicate<String> suffices) {
    return new Rule(Who.KNOWN, scope, suffices);
  }

  /** Programs that have the scope. */
  public static Rule program(String scope) {
    return program(scope, scope::equals);
  }

  /** Programs that have a scope that suffices. */
  public static Rule program(String scope, Predicate<String> suffices) {
    return new Rule(Who.PROGRAM, scope, suffices);
  }

  /** People who are signed in and have the scope. */
  public static Rule person(String scope) {
    return new Rule(Who.PERSON, scope, scope::equals);
  }

  /** Declares it of a route; who mounts the route has to hold requests to it too. */
  public Route on(Route route) {
    return route.putMetadata(KEY, this);
  }

  /** What was declared of a route. */
  public static Optional<Rule> of(Route route) {
    return Optional.ofNullable(route.getMetadata(KEY));
  }

  @Override
  public String toString() {
    String name = who.name().toLowerCase(Locale.ROOT);
    return scope.isEmpty() ? name : name + " " + scope;
  }
}
