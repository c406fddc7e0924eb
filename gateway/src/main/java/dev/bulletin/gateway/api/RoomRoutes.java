package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.realtime.ListRooms;
import dev.bulletin.contract.realtime.PublishToRoom;
import dev.bulletin.contract.realtime.RealtimeContract;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** The rooms that somebody is in, and what programs tell in them. */
final class RoomRoutes implements Routes {
  static final String ROOMS = "/api/v1/rooms";

  private static final int ACCEPTED = 202;
  private static final int LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;
  private static final int MAX_NAME = 255;
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");

  private final TypedBus bus;
  private final Admission admission;

  RoomRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    Resource.at(router, ROOMS).get(admission.observer(), this::list).end();
    Resource.at(router, ROOMS + "/:room/publications")
        .json(HttpMethod.POST, admission.speaker(), this::publish)
        .end();
  }

  private void list(RoutingContext ctx) {
    Parameters query = Parameters.of(ctx);
    var question =
        new ListRooms(
            Objects.requireNonNullElse(query.text("prefix", MAX_NAME), ""),
            query.text("after", MAX_NAME),
            query.integer("limit", LIMIT, 1, MAX_LIMIT));
    bus.ask(RealtimeContract.LIST_ROOMS, question)
        .onSuccess(page -> ReportAnswers.sendPage(ctx, page, "after", page.next()))
        .onFailure(ctx::fail);
  }

  private void publish(RoutingContext ctx) {
    PublicationBody body = RequestBody.read(ctx, PublicationBody.class);
    PublishToRoom command =
        body.command(Admission.principal(ctx), ctx.pathParam("room"), idempotencyKey(ctx));
    bus.ask(RealtimeContract.PUBLISH_TO_ROOM, command)
        .onSuccess(published -> JsonAnswers.send(ctx, ACCEPTED, published))
        .onFailure(ctx::fail);
  }

  /** Without one each request is another. */
  private static String idempotencyKey(RoutingContext ctx) {
    String key = ctx.request().getHeader("idempotency-key");
    if (key == null) {
      return UUID.randomUUID().toString();
    }
    if (!KEY.matcher(key).matches()) {
      throw ServiceException.invalid(
          "Idempotency-Key", "expected 1 to 200 visible characters of ASCII");
    }
    return key;
  }
}
