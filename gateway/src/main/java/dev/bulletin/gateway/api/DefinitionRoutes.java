package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.contract.dashboard.DefinitionWritten;
import dev.bulletin.contract.dashboard.DeleteDefinition;
import dev.bulletin.contract.dashboard.FindDefinition;
import dev.bulletin.contract.dashboard.SaveDefinition;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** How dashboards are defined, to be read by everyone and changed by who may. */
final class DefinitionRoutes implements Routes {
  private static final String YAML = "application/yaml";
  private static final int OK = 200;
  private static final int CREATED = 201;

  private final TypedBus bus;
  private final Admission admission;

  DefinitionRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, DashboardRoutes.DASHBOARDS + "/:name/definition")
        .get(this::find)
        .text(HttpMethod.PUT, YAML, RequestText.MAX_BYTES, admission::definer, this::save)
        .bare(HttpMethod.DELETE, admission::definer, this::delete)
        .end();
  }

  private void find(RoutingContext ctx) {
    Parameters.of(ctx);
    bus.ask(DashboardContract.FIND_DEFINITION, new FindDefinition(name(ctx)))
        .onSuccess(found -> send(ctx, found))
        .onFailure(ctx::fail);
  }

  private static void send(RoutingContext ctx, DashboardDefinition found) {
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, YAML)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.ETAG, RevisionTag.of(found.revision()))
        .end(found.yaml());
  }

  private void save(RoutingContext ctx) {
    Parameters.of(ctx);
    DefinitionTarget target = DefinitionTarget.ofSave(ctx);
    var command =
        new SaveDefinition(
            Admission.principal(ctx), name(ctx), RequestText.read(ctx), target.revision());
    checkPresence(command.name(), target)
        .compose(fits -> bus.ask(DashboardContract.SAVE_DEFINITION, command))
        .onSuccess(written -> sendWritten(ctx, target.isNew() ? CREATED : OK, written))
        .onFailure(ctx::fail);
  }

  /** To the service, 0 is the revision of a new one and of one that is as it came. */
  private Future<Void> checkPresence(String name, DefinitionTarget target) {
    return target.revision() > 0
        ? Future.succeededFuture()
        : isThere(name).compose(there -> checkPresence(there, target));
  }

  private Future<Boolean> isThere(String name) {
    return bus.ask(DashboardContract.FIND_DEFINITION, new FindDefinition(name))
        .map(true)
        .recover(DefinitionRoutes::missing);
  }

  private static Future<Boolean> missing(Throwable failure) {
    return failure instanceof ServiceException known && known.code() == ErrorCode.NOT_FOUND
        ? Future.succeededFuture(false)
        : Future.failedFuture(failure);
  }

  private static Future<Void> checkPresence(boolean there, DefinitionTarget target) {
    if (there != target.isNew()) {
      return Future.succeededFuture();
    }
    String detail = there ? "there is a dashboard of that name" : "there is no such dashboard";
    return Future.failedFuture(new ServiceException(ErrorCode.PRECONDITION_FAILED, detail));
  }

  private static void sendWritten(RoutingContext ctx, int status, DefinitionWritten written) {
    ctx.response().putHeader(HttpHeaders.ETAG, RevisionTag.of(written.revision()));
    if (status == CREATED) {
      String location = DashboardRoutes.DASHBOARDS + "/" + written.name();
      ctx.response().putHeader(HttpHeaders.LOCATION, location);
    }
    JsonAnswers.send(ctx, status, written);
  }

  private void delete(RoutingContext ctx) {
    Parameters.of(ctx);
    var command =
        new DeleteDefinition(
            Admission.principal(ctx), name(ctx), RevisionTag.required(ctx, "definition"));
    bus.ask(DashboardContract.DELETE_DEFINITION, command)
        .onSuccess(written -> JsonAnswers.send(ctx, OK, written))
        .onFailure(ctx::fail);
  }

  private static String name(RoutingContext ctx) {
    return PathParameters.name(ctx, "name", "dashboard");
  }
}
