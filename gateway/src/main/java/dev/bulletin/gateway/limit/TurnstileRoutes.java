package dev.bulletin.gateway.limit;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.guard.Rule;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Has whatever the router serves pass the turnstile first. */
public final class TurnstileRoutes implements Routes {
  private final Turnstile turnstile;
  private final BiConsumer<HttpServerRequest, ServiceException> refuse;

  /**
   * Before all routes that are mounted later.
   *
   * @param refuse says so without doing any work for it
   */
  public TurnstileRoutes(
      Turnstile turnstile, BiConsumer<HttpServerRequest, ServiceException> refuse) {
    this.turnstile = turnstile;
    this.refuse = refuse;
  }

  @Override
  public void mount(Router router) {
    Rule.NOBODY.on(router.route()).handler(this::pass);
  }

  private void pass(RoutingContext ctx) {
    Optional<ServiceException> refusal = turnstile.refusal(ctx.request());
    if (refusal.isPresent()) {
      refuse.accept(ctx.request(), refusal.get());
    } else {
      turnstile.countCaller(ctx);
      ctx.next();
    }
  }
}
