package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardDefinition;
import dev.bulletin.contract.dashboard.DefinitionWritten;
import dev.bulletin.contract.dashboard.DeleteDefinition;
import dev.bulletin.contract.dashboard.SaveDefinition;
import dev.bulletin.gateway.definition.Definitions;
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
  private final Definitions definitions;
  private final Admission admission;

  DefinitionRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.definitions = new Definitions(bus);
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, DashboardRoutes.DASHBOARDS + "/:name/definition")
        .get(Admission.OPEN, this::find)
        .text(HttpMethod.PUT, YAML, RequestText.MAX_BYTES, admission.definer(), this::save)
        .bare(HttpMethod.DELETE, admission.definer(), this::delete)
        .end();
  }

  private void find(RoutingContext ctx) {
    definitions.find(name(ctx)).onSuccess(found -> send(ctx, found)).onFailure(ctx::fail);
  }

  private static void send(RoutingContext ctx, DashboardDefinition found) {
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, YAML)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(HttpHeaders.ETAG, RevisionTag.of(found.revision()))
        .end(found.yaml());
  }

  private void save(RoutingContext ctx) {
    SaveTarget target = SaveTarget.of(ctx, "definition");
    var command =
        new SaveDefinition(
            Admission.principal(ctx), name(ctx), RequestText.read(ctx), target.revision());
    Future<DefinitionWritten> saved =
        target.isNew() ? definitions.create(command) : definitions.replace(command);
    saved
        .onSuccess(written -> sendWritten(ctx, target.isNew() ? CREATED : OK, written))
        .onFailure(ctx::fail);
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
