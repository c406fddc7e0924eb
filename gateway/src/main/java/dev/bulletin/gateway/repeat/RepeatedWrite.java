package dev.bulletin.gateway.repeat;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.audit.AuditTrail;
import dev.bulletin.gateway.inner.CollectedAnswer;
import dev.bulletin.gateway.session.Caller;
import dev.bulletin.gateway.session.TokenAuthentication;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The step before a route's handler that lets a write with a key go on once, and answers it from
 * then on as it was answered. It comes after those that say who asks, and what.
 */
public final class RepeatedWrite implements Handler<RoutingContext> {
  private static final String REPLAYED = "idempotency-replayed";

  private final Call.Repeat repeat;

  /**
   * Before a handler of commands that are done {@link Call.Repeat#ONCE}: while one is under way,
   * nobody else does it. Those that are {@link Call.Repeat#SAFE} have their {@link #key}, by which
   * the service that does them knows them.
   */
  public RepeatedWrite(Call.Repeat repeat) {
    this.repeat = repeat;
  }

  /** What the command of a request is to be called, if its sender has given it a key. */
  public static Optional<CommandKey> key(RoutingContext ctx) {
    return ctx.response() instanceof KeyedResponse response
        ? response.commandKey()
        : Optional.empty();
  }

  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.response() instanceof KeyedResponse response) {
      begin(ctx, response);
    } else {
      ctx.next();
    }
  }

  private void begin(RoutingContext ctx, KeyedResponse response) {
    ctx.request().pause();
    response
        .begin(caller(ctx), fingerprint(ctx), repeat)
        .onComplete(done -> ctx.request().resume())
        .onSuccess(standing -> goOn(ctx, standing))
        .onFailure(ctx::fail);
  }

  private static String caller(RoutingContext ctx) {
    return TokenAuthentication.caller(ctx).map(Caller::principal).orElseThrow().name();
  }

  private static void goOn(RoutingContext ctx, Standing standing) {
    if (standing instanceof Standing.Fresh) {
      ctx.next();
    } else if (standing instanceof Standing.Done done) {
      replay(ctx, done.answer());
    } else if (standing instanceof Standing.Running) {
      ctx.fail(
          new ServiceException(
              ErrorCode.CONFLICT,
              "Idempotency-Key: the first request with this key is being answered, ask again"));
    } else {
      ctx.fail(
          new ServiceException(
              ErrorCode.UNPROCESSABLE,
              "Idempotency-Key: used within the last 24 h for another request"));
    }
  }

  /** What was done before is in the records already. */
  private static void replay(RoutingContext ctx, CollectedAnswer answer) {
    AuditTrail.leave(ctx);
    ctx.response().putHeader(REPLAYED, "true").putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    answer.send(ctx.response());
  }

  private static Buffer fingerprint(RoutingContext ctx) {
    HttpServerRequest request = ctx.request();
    Buffer body = ctx.body().available() ? ctx.body().buffer() : null;
    return new Digest()
        .add(request.method().name())
        .add(request.uri())
        .add(request.getHeader(HttpHeaders.CONTENT_TYPE))
        .add(request.getHeader(HttpHeaders.IF_MATCH))
        .end(body == null ? new byte[0] : body.getBytes());
  }
}
