package dev.bulletin.gateway.studio;

import dev.bulletin.gateway.guard.Rule;
import dev.bulletin.gateway.session.SessionAuthentication;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Adds the studio's routes that are open to everyone. A form must carry the token that belongs to
 * the visitor's cookie, so that nobody is signed in by a page of another site.
 */
public final class Porch {
  private static final long MAX_FORM = 16 * 1_024;

  private final Router router;
  private final SessionAuthentication sessions;
  private final StudioPages pages;

  Porch(Router router, SessionAuthentication sessions, StudioPages pages) {
    this.router = router;
    this.sessions = sessions;
    this.pages = pages;
  }

  public void page(String path, Consumer<Visit> handler) {
    Rule.ANYONE
        .on(router.route(HttpMethod.GET, ReturnPath.STUDIO + path))
        .method(HttpMethod.HEAD)
        .handler(ctx -> handler.accept(new Visit(ctx, pages)));
  }

  /** Takes a form that was shown by {@link #show}. */
  public void form(String path, BiConsumer<Visit, Form> handler) {
    String address = ReturnPath.STUDIO + path;
    Rule.ANYONE
        .on(router.route(HttpMethod.POST, address))
        .handler(BodyHandler.create(/* handleFileUploads= */ false).setBodyLimit(MAX_FORM));
    Rule.ANYONE
        .on(router.route(HttpMethod.POST, address))
        .handler(this::checkToken)
        .handler(ctx -> handler.accept(new Visit(ctx, pages), Door.of(ctx)));
  }

  private void checkToken(RoutingContext ctx) {
    sessions.checkVisitor(ctx, Door.of(ctx).text("csrf"));
    ctx.next();
  }

  /** Shows a page with a form to somebody who need not be known. */
  public void show(Visit visit, int status, View view) {
    visit.show(status, sessions.visitorCsrf(visit.ctx()), view);
  }
}
