package dev.bulletin.gateway.audit;

import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.guard.Rule;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Records every write that has succeeded, when it is answered: so nobody who adds an address can
 * forget it. Goes before all other routes.
 */
public final class AuditTrail implements Routes {
  private static final String SAID = "audit-said";
  private static final int FIRST_FAILURE = 400;
  private static final Set<HttpMethod> READS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  /** Of one that {@link AuditedWrites} does not know. */
  private static final String OTHER = "other.write";

  /** Who asked has left before the answer, so it is not known how it has ended. */
  private static final String UNANSWERED = "unanswered";

  private final Audit audit;

  public AuditTrail(Audit audit) {
    this.audit = audit;
  }

  /** Something that was done. */
  record Said(String action, String subjectKind, String subject) {}

  /**
   * Says what a request has done, better than its address can. It is recorded however the request
   * goes on.
   */
  public static void say(RoutingContext ctx, String action, String subjectKind, String subject) {
    said(ctx).add(new Said(action, subjectKind, subject));
  }

  /** Says that whoever does what is asked for records it, or that there is nothing to record. */
  public static void leave(RoutingContext ctx) {
    said(ctx);
  }

  private static List<Said> said(RoutingContext ctx) {
    List<Said> said = ctx.get(SAID);
    if (said == null) {
      said = new ArrayList<>();
      ctx.put(SAID, said);
    }
    return said;
  }

  @Override
  public void mount(Router router) {
    Rule.NOBODY.on(router.route()).handler(this::follow);
  }

  private void follow(RoutingContext ctx) {
    if (!READS.contains(ctx.request().method())) {
      ctx.addEndHandler(ended -> note(ctx, ended));
    }
    ctx.next();
  }

  private void note(RoutingContext ctx, AsyncResult<Void> ended) {
    List<Said> said = ctx.get(SAID);
    String detail = ended.failed() ? UNANSWERED : "";
    if (said != null) {
      note(ctx, said.iterator());
    } else if (ctx.response().getStatusCode() < FIRST_FAILURE) {
      address(ctx).ifPresent(write -> note(ctx, write, detail));
    }
  }

  private static Optional<Said> address(RoutingContext ctx) {
    return AuditedWrites.isUnrecorded(ctx)
        ? Optional.empty()
        : Optional.of(
            AuditedWrites.at(ctx)
                .orElseGet(() -> new Said(OTHER, "address", ctx.request().path())));
  }

  /** One after the other, so that they stand in the order in which they happened. */
  private void note(RoutingContext ctx, Iterator<Said> rest) {
    if (rest.hasNext()) {
      note(ctx, rest.next(), "").onSuccess(noted -> note(ctx, rest));
    }
  }

  private Future<Void> note(RoutingContext ctx, Said said, String detail) {
    return audit.note(
        AuditEvent.of(ctx, said.action()).on(said.subjectKind(), said.subject()).with(detail));
  }
}
