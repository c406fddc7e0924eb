package dev.bulletin.gateway.hook;

import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.api.Admission;
import dev.bulletin.gateway.api.Entry;
import dev.bulletin.gateway.api.JsonAnswers;
import dev.bulletin.gateway.api.OwnProvenance;
import dev.bulletin.gateway.api.Parameters;
import dev.bulletin.gateway.api.PathParameters;
import dev.bulletin.gateway.api.ReportAnswers;
import dev.bulletin.gateway.api.RequestBody;
import dev.bulletin.gateway.api.Resource;
import dev.bulletin.gateway.api.RevisionTag;
import dev.bulletin.gateway.api.SaveTarget;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hooks and their log, for who may change them. */
public final class HookRoutes implements Routes {
  private static final String HOOKS = "/api/v1/hooks";
  private static final String HOOK = HOOKS + "/:name";
  private static final String KIND = "hook";
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int NEWEST = 999_999_999;

  private final Hooks hooks;
  private final HookLog log;
  private final boolean insecure;
  private final Entry admission;
  private final Clock clock;

  /** With addresses without TLS only where they are allowed. */
  public HookRoutes(Hooks hooks, HookLog log, boolean insecure, Admission admission, Clock clock) {
    this.hooks = hooks;
    this.log = log;
    this.insecure = insecure;
    this.admission = admission.hooks();
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, HOOKS).get(admission, this::list).end();
    Resource.at(router, HOOK)
        .get(admission, this::find)
        .json(HttpMethod.PUT, admission, this::save)
        .bare(HttpMethod.DELETE, admission, this::delete)
        .end();
    Resource.at(router, HOOK + "/secret").bare(HttpMethod.POST, admission, this::renew).end();
    Resource.at(router, HOOK + "/test").bare(HttpMethod.POST, admission, this::test).end();
    Resource.at(router, HOOK + "/deliveries").get(admission, this::deliveries).end();
    Resource.at(router, HOOK + "/deliveries/:n/again")
        .bare(HttpMethod.POST, admission, this::again)
        .end();
  }

  private void list(RoutingContext ctx) {
    hooks
        .list()
        .onSuccess(
            all -> JsonAnswers.send(ctx, OK, new HookList(OwnProvenance.of(all, clock), all)))
        .onFailure(ctx::fail);
  }

  private void find(RoutingContext ctx) {
    hooks.find(name(ctx)).onSuccess(hook -> send(ctx, hook)).onFailure(ctx::fail);
  }

  private void send(RoutingContext ctx, Hook hook) {
    tag(ctx, hook.revision());
    JsonAnswers.send(ctx, OK, new HookAnswer(OwnProvenance.of(List.of(hook), clock), hook));
  }

  private void save(RoutingContext ctx) {
    SaveTarget target = SaveTarget.of(ctx, KIND);
    HookDraft draft = RequestBody.read(ctx, HookBody.class).draft(name(ctx), insecure);
    Future<HookWritten> saved =
        target.isNew() ? hooks.create(draft) : hooks.replace(draft, target.revision());
    saved
        .onSuccess(written -> sendWritten(ctx, target.isNew() ? CREATED : OK, written))
        .onFailure(ctx::fail);
  }

  private static void sendWritten(RoutingContext ctx, int status, HookWritten written) {
    tag(ctx, written.revision());
    if (status == CREATED) {
      ctx.response().putHeader(HttpHeaders.LOCATION, HOOKS + "/" + written.name());
    }
    JsonAnswers.send(ctx, status, written);
  }

  private static void tag(RoutingContext ctx, int revision) {
    ctx.response().putHeader(HttpHeaders.ETAG, RevisionTag.of(revision));
  }

  private void delete(RoutingContext ctx) {
    hooks
        .delete(name(ctx), RevisionTag.required(ctx, KIND))
        .onSuccess(written -> JsonAnswers.send(ctx, OK, written))
        .onFailure(ctx::fail);
  }

  private void renew(RoutingContext ctx) {
    hooks
        .renewSecret(name(ctx), RevisionTag.required(ctx, KIND))
        .onSuccess(written -> sendWritten(ctx, OK, written))
        .onFailure(ctx::fail);
  }

  private void test(RoutingContext ctx) {
    log.test(name(ctx))
        .onSuccess(ordered -> JsonAnswers.send(ctx, ACCEPTED, ordered))
        .onFailure(ctx::fail);
  }

  private void deliveries(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    int limit = query.limit();
    int below = query.integer("after", NEWEST, 1, NEWEST);
    hooks
        .find(name(ctx))
        .compose(hook -> log.list(hook.name(), below, limit + 1))
        .map(lines -> page(lines, limit))
        .onSuccess(page -> ReportAnswers.sendPage(ctx, page, "after", page.next()))
        .onFailure(ctx::fail);
  }

  /** One more than wanted tells that there is another page. */
  private DeliveryPage page(List<Delivery> lines, int limit) {
    List<Delivery> shown = lines.stream().limit(limit).toList();
    @Nullable String next =
        lines.size() > limit ? Long.toString(shown.get(limit - 1).number()) : null;
    return new DeliveryPage(OwnProvenance.of(shown, clock), shown, next);
  }

  private void again(RoutingContext ctx) {
    log.again(name(ctx), PathParameters.number(ctx, "n", "delivery"))
        .onSuccess(ordered -> JsonAnswers.send(ctx, ACCEPTED, ordered))
        .onFailure(ctx::fail);
  }

  private static String name(RoutingContext ctx) {
    return PathParameters.name(ctx, "name", KIND);
  }
}
