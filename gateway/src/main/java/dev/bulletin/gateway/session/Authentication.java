package dev.bulletin.gateway.session;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Predicate;

/**
 * Establishes who uses the API: programs show a bearer token, and scripts of our own pages the
 * session of the person who has them open. Thread-safe.
 */
public final class Authentication {
  private final TokenAuthentication tokens;
  private final SessionAuthentication sessions;

  public Authentication(TokenAuthentication tokens, SessionAuthentication sessions) {
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /** Lets in only a caller with a scope that suffices; others are told of the scope. */
  public void require(RoutingContext ctx, String scope, Predicate<String> suffices) {
    if (isBySession(ctx)) {
      var caller = sessions.authenticate(ctx).map(known -> known.having(scope, suffices));
      TokenAuthentication.establish(ctx, caller);
    } else {
      tokens.require(ctx, scope, suffices);
    }
  }

  /** Lets in who shows something good and who shows nothing; an ended session is nothing. */
  public void recognize(RoutingContext ctx) {
    if (isBySession(ctx)) {
      sessions.recognize(ctx);
    } else {
      tokens.recognize(ctx);
    }
  }

  /** Lets in only a program with a scope that suffices; others are told of the scope. */
  public void requireProgram(RoutingContext ctx, String scope, Predicate<String> suffices) {
    tokens.require(ctx, scope, suffices);
  }

  private boolean isBySession(RoutingContext ctx) {
    return !ctx.request().headers().contains(HttpHeaders.AUTHORIZATION)
        && sessions.isShownBy(ctx.request());
  }
}
