package dev.bulletin.gateway.repeat;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Repeater;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.web.RequestId;
import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.guard.Rule;
import dev.bulletin.gateway.inner.CollectedAnswer;
import dev.bulletin.gateway.inner.InnerRequest;
import dev.bulletin.gateway.openapi.ApiDocument;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;

/**
 * Has writes that carry a key answered within the gateway, so that the answer can be kept. Goes
 * before all routes that look at requests: they get to see each of these once, from within.
 */
public final class IdempotencyKeys implements Routes {
  static final String HEADER = "idempotency-key";

  private static final int MAX_KEPT = 100_000;
  private static final Duration TIDY_EVERY = Duration.ofMinutes(10);

  private final ApiDocument document;
  private final KeptAnswers answers;
  private final Clock clock;

  IdempotencyKeys(ApiDocument document, KeptAnswers answers, Clock clock) {
    this.document = document;
    this.answers = answers;
    this.clock = clock;
  }

  /** With answers that all instances share. */
  public static IdempotencyKeys open(Node node, Database database, ApiDocument document) {
    PgKeptAnswers answers = new PgKeptAnswers(database, node.clock(), MAX_KEPT);
    Repeater repeater =
        new Repeater(node.vertx(), "tidying of kept answers", TIDY_EVERY, answers::tidy);
    node.shutdown().add(Shutdown.Stage.WORK, repeater::stop);
    repeater.start();
    return new IdempotencyKeys(document, answers, node.clock());
  }

  @Override
  public void mount(Router router) {
    Rule.NOBODY.on(router.route("/api/v1/*")).handler(ctx -> look(router, ctx));
  }

  private void look(Router router, RoutingContext ctx) {
    String key = ctx.request().getHeader(HEADER);
    boolean isWithin = ctx.response() instanceof KeyedResponse;
    if (key == null || isWithin || !isKept(ctx)) {
      ctx.next();
    } else {
      answer(router, ctx, key);
    }
  }

  /** Of an operation that says so: those that do not write, or see to it themselves, do not. */
  private boolean isKept(RoutingContext ctx) {
    return document
        .operationAt(ctx.request().method().name(), ctx.request().path())
        .filter(operation -> operation.answers(ErrorCode.UNPROCESSABLE))
        .isPresent();
  }

  private void answer(Router router, RoutingContext ctx, String key) {
    KeyedResponse response = new KeyedResponse(answers, clock, key);
    String id = RequestId.of(ctx.response());
    if (id != null) {
      response.putHeader(RequestId.HEADER, id);
    }
    response.kept().onSuccess(answer -> send(ctx, answer)).onFailure(ctx::fail);
    router.handle(new InnerRequest(ctx.request(), response));
  }

  private static void send(RoutingContext ctx, CollectedAnswer answer) {
    if (!ctx.response().closed()) {
      answer.send(ctx.response());
    }
  }
}
