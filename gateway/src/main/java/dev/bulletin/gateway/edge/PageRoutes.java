package dev.bulletin.gateway.edge;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.web.Problem;
import dev.bulletin.common.web.Problems;
import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.guard.Rule;
import dev.bulletin.gateway.page.Places;
import dev.bulletin.gateway.reference.Reference;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What is left for the router where pages are: the way in, addresses that are nearly right, and
 * those that are not.
 */
final class PageRoutes implements Routes {
  /** Everything that is for people rather than for programs. */
  private static final String PAGES = "/(?!(?:api|connection)(?:/|$)).*";

  private static final int FOUND = 302;
  private static final int PERMANENT = 308;

  private final ProblemPages problems;

  PageRoutes(ProblemPages problems) {
    this.problems = problems;
  }

  @Override
  public void mount(Router router) {
    Rule.ANYONE.on(router.get("/")).handler(ctx -> lead(ctx, ""));
    Rule.ANYONE.on(router.get("/api")).handler(ctx -> lead(ctx, Places.API));
    Rule.ANYONE.on(router.get("/problems/:kind")).handler(PageRoutes::explain);
    Rule.ANYONE
        .on(router.routeWithRegex(PAGES))
        .handler(this::direct)
        .failureHandler(ctx -> Problems.handle(ctx, this::show));
    router.errorHandler(ErrorCode.INVALID_REQUEST.status(), Problems::handle);
  }

  /** To what is written of a kind of problem, which is named by this address. */
  private static void explain(RoutingContext ctx) {
    lead(ctx, Places.API + "#" + Reference.section("/" + Places.segment(ctx.pathParam("kind"))));
  }

  /** Depends on who asks, so nobody keeps it. */
  private static void lead(RoutingContext ctx, String place) {
    ctx.response()
        .setStatusCode(FOUND)
        .putHeader(HttpHeaders.VARY, "Accept-Language, Cookie")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.LOCATION, Places.path(LanguageChoice.of(ctx.request()), place))
        .end();
  }

  private void direct(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    String path = request.path();
    if (PageAddress.of(path).isPresent() || path.equals("/")) {
      ctx.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
      ctx.fail(ErrorCode.METHOD_NOT_ALLOWED.status());
      return;
    }
    String nearly = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    if (isRead(request) && PageAddress.of(nearly).isPresent()) {
      ctx.response().setStatusCode(PERMANENT).putHeader(HttpHeaders.LOCATION, nearly).end();
      return;
    }
    ctx.fail(ErrorCode.NOT_FOUND.status());
  }

  private static boolean isRead(HttpServerRequest request) {
    return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
  }

  private void show(RoutingContext ctx, Problem problem) {
    ErrorCode code = ErrorCode.ofStatus(problem.status());
    String detail = code == ErrorCode.NOT_FOUND ? "" : problem.detail();
    problems.send(ctx.request(), code, detail);
  }
}
