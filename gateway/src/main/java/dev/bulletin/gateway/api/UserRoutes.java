package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.realtime.DisconnectUser;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.SteerUser;
import dev.bulletin.contract.realtime.SubscribeUser;
import dev.bulletin.contract.realtime.UnsubscribeUser;
import dev.bulletin.contract.realtime.UserOrder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** What programs do to all realtime connections of a user. */
final class UserRoutes implements Routes {
  private static final String USER = "/api/v1/realtime/users/:user";
  private static final int ACCEPTED = 202;

  private final TypedBus bus;
  private final Admission admission;

  UserRoutes(TypedBus bus, Admission admission) {
    this.bus = bus;
    this.admission = admission;
  }

  @Override
  public void mount(Router router) {
    mount(router, "/refresh", this::refresh);
    mount(router, "/subscribe", this::subscribe);
    mount(router, "/unsubscribe", this::unsubscribe);
    mount(router, "/disconnect", this::disconnect);
    mount(router, "/messages", this::tell);
  }

  private void mount(Router router, String order, Handler<RoutingContext> handler) {
    Resource.at(router, USER + order).json(HttpMethod.POST, admission.steerer(), handler).end();
  }

  private void refresh(RoutingContext ctx) {
    steer(ctx, RequestBody.read(ctx, RefreshBody.class).order(user(ctx)));
  }

  private void subscribe(RoutingContext ctx) {
    steer(ctx, new SubscribeUser(user(ctx), RequestBody.read(ctx, RoomBody.class).name()));
  }

  private void unsubscribe(RoutingContext ctx) {
    steer(ctx, new UnsubscribeUser(user(ctx), RequestBody.read(ctx, RoomBody.class).name()));
  }

  private void disconnect(RoutingContext ctx) {
    boolean comeBack = RequestBody.read(ctx, DisconnectBody.class).comeBack();
    steer(ctx, new DisconnectUser(user(ctx), comeBack));
  }

  private void tell(RoutingContext ctx) {
    steer(ctx, RequestBody.read(ctx, MessageBody.class).order(user(ctx)));
  }

  private static String user(RoutingContext ctx) {
    return ctx.pathParam("user");
  }

  private void steer(RoutingContext ctx, UserOrder order) {
    bus.ask(RealtimeContract.STEER_USER, new SteerUser(Admission.principal(ctx), order))
        .onSuccess(steered -> JsonAnswers.send(ctx, ACCEPTED, steered))
        .onFailure(ctx::fail);
  }
}
