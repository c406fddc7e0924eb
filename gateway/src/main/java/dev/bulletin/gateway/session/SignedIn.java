package dev.bulletin.gateway.session;

import dev.bulletin.gateway.person.Person;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Someone who is signed in, as established for a request. */
public record SignedIn(Person person, SessionId id) {
  private static final String KEY = "signed-in";

  /** Who has sent the request; empty when nobody who is signed in. */
  public static Optional<SignedIn> of(RoutingContext ctx) {
    return Optional.ofNullable(ctx.get(KEY));
  }

  void putInto(RoutingContext ctx) {
    ctx.put(KEY, this);
  }

  /** What every form must carry. */
  public String csrf() {
    return id.csrf();
  }

  public Caller caller() {
    return new Caller(person.name(), person.principal());
  }
}
