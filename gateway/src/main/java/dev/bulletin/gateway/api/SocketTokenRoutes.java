package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.gateway.session.Caller;
import dev.bulletin.gateway.socket.SocketTokens;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** The tokens by which people and programs are known to realtime-service. */
final class SocketTokenRoutes implements Routes {
  private static final String REALTIME = "/api/v1/realtime";
  private static final int OK = 200;
  private static final int MAX_ROOM = 255;

  private final Optional<SocketTokens> tokens;
  private final Admission admission;

  SocketTokenRoutes(Optional<SocketTokens> tokens, Admission admission) {
    this.tokens = tokens;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, REALTIME + "/token")
        .bare(HttpMethod.POST, admission.connecting(), this::ofConnection)
        .end();
    Resource.at(router, REALTIME + "/rooms/:room/token")
        .bare(HttpMethod.POST, admission.entering(), this::ofRoom)
        .end();
  }

  private void ofConnection(RoutingContext ctx) {
    Caller caller = Admission.caller(ctx);
    JsonAnswers.send(ctx, OK, signer().connection(caller.principal().name(), caller.name()));
  }

  private void ofRoom(RoutingContext ctx) {
    String room = ctx.pathParam("room");
    if (room.length() > MAX_ROOM) {
      throw ServiceException.invalid("room", "expected 1 to %d characters".formatted(MAX_ROOM));
    }
    Caller caller = Admission.caller(ctx);
    if (!RealtimeContract.mayEnter(caller.principal(), room)) {
      throw new ServiceException(
          ErrorCode.FORBIDDEN,
          "needs the scope %s, or one for this room".formatted(RealtimeContract.TOKEN_SCOPE));
    }
    JsonAnswers.send(ctx, OK, signer().room(caller.principal().name(), room));
  }

  private SocketTokens signer() {
    return tokens.orElseThrow(
        () ->
            new ServiceException(
                ErrorCode.NOT_FOUND, "no tokens for realtime connections are given out here"));
  }
}
