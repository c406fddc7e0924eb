package dev.bulletin.gateway.repeat;

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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The step before a route's handler that lets a write with a key go on once, and answers it from
 * then on as it was answered. It comes after those that say who asks, and what.
 */
public final class RepeatedWrite implements Handler<RoutingContext> {
  private static final String REPLAYED = "idempotency-replayed";

  @Override
  public void handle(RoutingContext ctx) {
    if (ctx.response() instanceof KeyedResponse response) {
      begin(ctx, response);
    } else {
      ctx.next();
    }
  }

  private static void begin(RoutingContext ctx, KeyedResponse response) {
    ctx.request().pause();
    response
        .begin(caller(ctx), fingerprint(ctx))
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
    MessageDigest digest = sha256();
    add(digest, request.method().name());
    add(digest, request.uri());
    add(digest, request.getHeader(HttpHeaders.CONTENT_TYPE));
    add(digest, request.getHeader(HttpHeaders.IF_MATCH));
    Buffer body = ctx.body().available() ? ctx.body().buffer() : null;
    digest.update(body == null ? new byte[0] : body.getBytes());
    return Buffer.buffer(digest.digest());
  }

  private static void add(MessageDigest digest, @Nullable String part) {
    digest.update((part == null ? "" : part).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) '\n');
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
