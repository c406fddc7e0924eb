package dev.bulletin.gateway.token;

import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.api.Admission;
import dev.bulletin.gateway.api.Entry;
import dev.bulletin.gateway.api.JsonAnswers;
import dev.bulletin.gateway.api.OwnProvenance;
import dev.bulletin.gateway.api.PathParameters;
import dev.bulletin.gateway.api.RequestBody;
import dev.bulletin.gateway.api.Resource;
import dev.bulletin.gateway.audit.AuditEvent;
import dev.bulletin.gateway.audit.AuditTrail;
import dev.bulletin.gateway.session.SignedIn;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;

/** The tokens of programs, for those who may make some. */
public final class TokenRoutes implements Routes {
  private static final String TOKENS = "/api/v1/tokens";
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final IssuedTokens tokens;
  private final Entry admission;
  private final Clock clock;

  public TokenRoutes(IssuedTokens tokens, Admission admission, Clock clock) {
    this.tokens = tokens;
    this.admission = admission.tokens();
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, TOKENS)
        .get(admission, this::list)
        .json(HttpMethod.POST, admission, this::create)
        .end();
    Resource.at(router, TOKENS + "/:n").bare(HttpMethod.DELETE, admission, this::revoke).end();
  }

  /** A person who is signed in, or the program that asks. */
  private Future<Giver> giver(RoutingContext ctx) {
    return SignedIn.of(ctx)
        .map(signedIn -> Future.succeededFuture(Giver.of(signedIn.person())))
        .orElseGet(() -> tokens.giver(Admission.principal(ctx)));
  }

  private void list(RoutingContext ctx) {
    giver(ctx)
        .compose(tokens::list)
        .onSuccess(
            all -> JsonAnswers.send(ctx, OK, new TokenList(OwnProvenance.of(all, clock), all)))
        .onFailure(ctx::fail);
  }

  private void create(RoutingContext ctx) {
    NewToken wanted = RequestBody.read(ctx, TokenBody.class).token(clock.instant());
    AuditEvent event = event(ctx, "token.create");
    giver(ctx)
        .compose(giver -> tokens.create(wanted, giver, event))
        .map(made -> TokenShown.of(wanted, made))
        .onSuccess(shown -> JsonAnswers.send(ctx, CREATED, shown))
        .onFailure(ctx::fail);
  }

  private void revoke(RoutingContext ctx) {
    int id = PathParameters.number(ctx, "n", "token");
    AuditEvent event = event(ctx, "token.revoke");
    giver(ctx)
        .compose(giver -> tokens.revoke(id, giver, event))
        .onSuccess(revoked -> JsonAnswers.send(ctx, OK, new TokenRevoked(id)))
        .onFailure(ctx::fail);
  }

  /** It is recorded together with the change. */
  private static AuditEvent event(RoutingContext ctx, String action) {
    AuditTrail.leave(ctx);
    return AuditEvent.of(ctx, action);
  }
}
