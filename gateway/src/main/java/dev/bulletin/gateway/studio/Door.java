package dev.bulletin.gateway.studio;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.guard.Rule;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.session.SessionAuthentication;
import dev.bulletin.gateway.session.SignedIn;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Adds the studio's routes so that none can be reached without a session that may: a page needs the
 * studio's scope, and a write a scope of its own and the session's token.
 */
public final class Door {
  /** Two bodies of 1 MiB each, of which percent-encoding makes three times as much. */
  private static final long MAX_FORM = 8 * 1_024 * 1_024;

  private static final String TOKEN_FIELD = "csrf";

  private final Router router;
  private final SessionAuthentication sessions;
  private final StudioPages pages;

  Door(Router router, SessionAuthentication sessions, StudioPages pages) {
    this.router = router;
    this.sessions = sessions;
    this.pages = pages;
  }

  /** A page for everybody who may see the studio. */
  public void page(String path, Consumer<Visit> handler) {
    page(path, Role.STUDIO_SCOPE, handler);
  }

  /** A page for those only who have the scope. */
  public void page(String path, String scope, Consumer<Visit> handler) {
    route(HttpMethod.GET, path, scope)
        .method(HttpMethod.HEAD)
        .handler(ctx -> admit(ctx, scope))
        .handler(ctx -> handler.accept(new Visit(ctx, pages)));
  }

  /** Takes a form from someone who has the scope. */
  public void form(String path, String scope, BiConsumer<Visit, Form> handler) {
    // Vert.x wants the body's handler before all others of its route, so each has its own.
    route(HttpMethod.POST, path, scope).handler(ctx -> admit(ctx, scope));
    route(HttpMethod.POST, path, scope).handler(form());
    route(HttpMethod.POST, path, scope).handler(this::checkToken);
    route(HttpMethod.POST, path, scope)
        .handler(ctx -> handler.accept(new Visit(ctx, pages), of(ctx)));
  }

  /** Takes a script's request, whose token is in the header, before any of its body. */
  public void script(
      String path, String scope, Handler<RoutingContext> body, Consumer<Visit> handler) {
    route(HttpMethod.POST, path, scope)
        .handler(ctx -> admit(ctx, scope))
        .handler(this::checkHeader);
    route(HttpMethod.POST, path, scope).handler(body);
    route(HttpMethod.POST, path, scope).handler(ctx -> handler.accept(new Visit(ctx, pages)));
  }

  /** As {@link #script}, where the handler takes the body as it arrives. */
  void stream(String path, String scope, Consumer<Visit> handler) {
    route(HttpMethod.POST, path, scope)
        .handler(ctx -> admit(ctx, scope))
        .handler(this::checkHeader)
        .handler(ctx -> handler.accept(new Visit(ctx, pages)));
  }

  /** Ends the studio: whatever else is asked for tells a stranger nothing. */
  void close() {
    Rule.NOBODY
        .on(router.route(ReturnPath.STUDIO + "/*"))
        .handler(ctx -> admit(ctx, Role.STUDIO_SCOPE))
        .handler(ctx -> ctx.fail(ErrorCode.NOT_FOUND.status()));
  }

  /** Reads the fields of a form. */
  static BodyHandler form() {
    return BodyHandler.create(/* handleFileUploads= */ false).setBodyLimit(MAX_FORM);
  }

  static Form of(RoutingContext ctx) {
    return new Form(ctx.request().formAttributes());
  }

  private Route route(HttpMethod method, String path, String scope) {
    return Rule.person(scope).on(router.route(method, ReturnPath.STUDIO + path));
  }

  private void admit(RoutingContext ctx, String scope) {
    if (!signedIn(ctx).person().principal().may(scope)) {
      throw new ServiceException(ErrorCode.FORBIDDEN, "the scope %s is needed".formatted(scope));
    }
    ctx.next();
  }

  private void checkToken(RoutingContext ctx) {
    sessions.checkWrite(ctx, signedIn(ctx), ctx.request().getFormAttribute(TOKEN_FIELD));
    ctx.next();
  }

  private void checkHeader(RoutingContext ctx) {
    sessions.checkWrite(ctx, signedIn(ctx), /* field= */ null);
    ctx.next();
  }

  private static SignedIn signedIn(RoutingContext ctx) {
    return SignedIn.of(ctx)
        .orElseThrow(
            () -> new ServiceException(ErrorCode.UNAUTHENTICATED, "sign in to the studio first"));
  }
}
