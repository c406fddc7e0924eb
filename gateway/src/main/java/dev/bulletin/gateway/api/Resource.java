package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.guard.Rule;
import dev.bulletin.gateway.guard.UnwantedBodies;
import dev.bulletin.gateway.openapi.RequestCheck;
import dev.bulletin.gateway.repeat.RepeatedWrite;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * One address of the API and what it takes, each request held against the document before its
 * handler; every other method is refused.
 */
public final class Resource {
  private static final String JSON = "application/json";
  private static final long MAX_BODY = 2 * 1_024 * 1_024;

  private final Router router;
  private final String path;
  private final Set<String> methods = new LinkedHashSet<>();
  private Call.Repeat repeat = Call.Repeat.ONCE;

  private Resource(Router router, String path) {
    this.router = router;
    this.path = path;
  }

  /** The address of that path, with {@code :name} for its parameters. */
  public static Resource at(Router router, String path) {
    return new Resource(router, path);
  }

  /**
   * Of the writes that follow, those that come again with their key are asked for again while they
   * are under way: the service that does them knows them by it.
   */
  public Resource safe() {
    repeat = Call.Repeat.SAFE;
    return this;
  }

  /** Reads, after an entry; HEAD is answered like GET. */
  public Resource get(Entry entry, Handler<RoutingContext> handler) {
    Route route = route(HttpMethod.GET, entry).method(HttpMethod.HEAD).handler(entry.guard());
    checked(route, HttpMethod.GET).handler(handler);
    methods.add(HttpMethod.HEAD.name());
    return this;
  }

  /** Takes a request whose body, if it has one, nobody looks at, after an entry. */
  public Resource bare(HttpMethod method, Entry entry, Handler<RoutingContext> handler) {
    Route route = route(method, entry).handler(entry.guard()).handler(UnwantedBodies::forget);
    checked(route, method).handler(handler);
    return this;
  }

  /** Takes JSON, after an entry: nobody else's body is read. */
  public Resource json(HttpMethod method, Entry entry, Handler<RoutingContext> handler) {
    return text(method, JSON, MAX_BODY, entry, handler);
  }

  /** Takes a text of that type and of at most so many bytes, in the same way. */
  public Resource text(
      HttpMethod method, String type, long maxBytes, Entry entry, Handler<RoutingContext> handler) {
    // Vert.x wants the body's handler before all others of its route, so each has its own.
    route(method, entry).handler(entry.guard());
    route(method, entry).handler(ctx -> checkType(ctx, type));
    route(method, entry)
        .handler(BodyHandler.create(/* handleFileUploads= */ false).setBodyLimit(maxBytes));
    checked(route(method, entry), method).handler(handler);
    return this;
  }

  /** Takes a body of that type as it arrives, after an entry. */
  public Resource stream(
      HttpMethod method, String type, Entry entry, Handler<RoutingContext> handler) {
    Route route = route(method, entry).handler(entry.guard()).handler(ctx -> checkType(ctx, type));
    checked(route, method).handler(handler);
    return this;
  }

  /** Takes a body of any type in the same way. */
  public Resource stream(HttpMethod method, Entry entry, Handler<RoutingContext> handler) {
    checked(route(method, entry).handler(entry.guard()), method).handler(handler);
    return this;
  }

  /** Ends the address. */
  public void end() {
    Rule.NOBODY.on(router.route(path)).handler(this::refuse);
  }

  private Route route(HttpMethod method, Entry entry) {
    methods.add(method.name());
    return entry.rule().on(router.route(method, path));
  }

  /** Files are found by links, which may carry what others have added to them. */
  private Route checked(Route route, HttpMethod method) {
    return path.startsWith("/api/")
        ? route.handler(RequestCheck.of(method, path)).handler(new RepeatedWrite(repeat))
        : route;
  }

  private static void checkType(RoutingContext ctx, String expected) {
    String given = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
    String type = given == null ? "" : given.split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase(expected)) {
      throw new ServiceException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Content-Type: expected %s, got %s".formatted(expected, type.isEmpty() ? "none" : type));
    }
    ctx.next();
  }

  private void refuse(RoutingContext ctx) {
    String allowed = String.join(", ", methods);
    ctx.response().putHeader(HttpHeaders.ALLOW, allowed);
    throw new ServiceException(
        ErrorCode.METHOD_NOT_ALLOWED, "this address takes %s".formatted(allowed));
  }
}
