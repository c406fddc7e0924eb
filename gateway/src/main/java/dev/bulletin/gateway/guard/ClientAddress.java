package dev.bulletin.gateway.guard;

import dev.bulletin.common.web.Addresses;
import dev.bulletin.common.web.Routes;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Notes from where a request comes, as far as proxies are believed. Mounted first. */
public final class ClientAddress implements Routes {
  private static final String KEY = "client-address";

  private final Addresses addresses;

  public ClientAddress(Addresses addresses) {
    this.addresses = addresses;
  }

  @Override
  public void mount(Router router) {
    Rule.NOBODY.on(router.route()).handler(this::note);
  }

  private void note(RoutingContext ctx) {
    ctx.put(KEY, addresses.orProxy(ctx.request()));
    ctx.next();
  }

  /** The client's address; where none was noted that of the connection. */
  public static String of(RoutingContext ctx) {
    return Optional.<String>ofNullable(ctx.get(KEY))
        .or(
            () ->
                Optional.ofNullable(ctx.request().remoteAddress()).map(SocketAddress::hostAddress))
        .orElse("unknown");
  }
}
