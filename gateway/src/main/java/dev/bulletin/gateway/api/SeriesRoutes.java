package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ListSeries;
import dev.bulletin.gateway.transfer.InternalClient;
import dev.bulletin.gateway.transfer.InternalRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** The series that there are, and samples that programs push. */
final class SeriesRoutes implements Routes {
  static final String SERIES = "/api/v1/series";

  private static final int LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  /** Of the times in line protocol, the first where none is said. */
  private static final List<String> PRECISIONS = List.of("ns", "us", "ms", "s");

  private final TypedBus bus;
  private final InternalClient internal;
  private final Admission admission;

  SeriesRoutes(TypedBus bus, InternalClient internal, Admission admission) {
    this.bus = bus;
    this.internal = internal;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, SERIES).get(Admission.OPEN, this::list).stream(
            HttpMethod.POST, admission.pusher(), this::push)
        .end();
  }

  private void list(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    var question =
        new ListSeries(
            Objects.requireNonNullElse(query.series("prefix"), ""),
            query.series("after"),
            query.integer("limit", LIMIT, 1, MAX_LIMIT));
    bus.ask(DashboardContract.LIST_SERIES, question)
        .onSuccess(page -> ReportAnswers.sendPage(ctx, page, "after", page.next()))
        .onFailure(ctx::fail);
  }

  /** To any instance: whatever is stored is told to all. */
  private void push(RoutingContext ctx) {
    String precision = Parameters.of(ctx).oneOf("precision", PRECISIONS);
    internal.pass(
        ctx,
        new InternalRequest(
            DashboardContract.SERVICE,
            UUID.randomUUID().toString(),
            HttpMethod.POST,
            "/samples?precision=" + precision,
            Admission.principal(ctx)));
  }
}
