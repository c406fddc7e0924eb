package dev.bulletin.gateway.alert;

import dev.bulletin.common.web.Routes;
import dev.bulletin.gateway.api.Admission;
import dev.bulletin.gateway.api.Entry;
import dev.bulletin.gateway.api.JsonAnswers;
import dev.bulletin.gateway.api.OwnProvenance;
import dev.bulletin.gateway.api.PathParameters;
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

/** Alert rules, for who may change them. */
public final class AlertRoutes implements Routes {
  private static final String ALERTS = "/api/v1/alerts";
  private static final String KIND = "rule";
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final Alerts alerts;
  private final Entry admission;
  private final Clock clock;

  public AlertRoutes(Alerts alerts, Admission admission, Clock clock) {
    this.alerts = alerts;
    this.admission = admission.hooks();
    this.clock = clock;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, ALERTS).get(admission, this::list).end();
    Resource.at(router, ALERTS + "/:name")
        .get(admission, this::find)
        .json(HttpMethod.PUT, admission, this::save)
        .bare(HttpMethod.DELETE, admission, this::delete)
        .end();
  }

  private void list(RoutingContext ctx) {
    alerts
        .list()
        .onSuccess(
            all -> JsonAnswers.send(ctx, OK, new AlertList(OwnProvenance.of(all, clock), all)))
        .onFailure(ctx::fail);
  }

  private void find(RoutingContext ctx) {
    alerts.find(name(ctx)).onSuccess(alert -> send(ctx, alert)).onFailure(ctx::fail);
  }

  private void send(RoutingContext ctx, Alert alert) {
    tag(ctx, alert.revision());
    JsonAnswers.send(ctx, OK, new AlertAnswer(OwnProvenance.of(List.of(alert), clock), alert));
  }

  private void save(RoutingContext ctx) {
    SaveTarget target = SaveTarget.of(ctx, KIND);
    AlertDraft draft = RequestBody.read(ctx, AlertBody.class).draft(name(ctx));
    Future<AlertWritten> saved =
        target.isNew() ? alerts.create(draft) : alerts.replace(draft, target.revision());
    saved
        .onSuccess(written -> sendWritten(ctx, target.isNew() ? CREATED : OK, written))
        .onFailure(ctx::fail);
  }

  private static void sendWritten(RoutingContext ctx, int status, AlertWritten written) {
    tag(ctx, written.revision());
    if (status == CREATED) {
      ctx.response().putHeader(HttpHeaders.LOCATION, ALERTS + "/" + written.name());
    }
    JsonAnswers.send(ctx, status, written);
  }

  private static void tag(RoutingContext ctx, int revision) {
    ctx.response().putHeader(HttpHeaders.ETAG, RevisionTag.of(revision));
  }

  private void delete(RoutingContext ctx) {
    alerts
        .delete(name(ctx), RevisionTag.required(ctx, KIND))
        .onSuccess(written -> JsonAnswers.send(ctx, OK, written))
        .onFailure(ctx::fail);
  }

  private static String name(RoutingContext ctx) {
    return PathParameters.name(ctx, "name", KIND);
  }
}
