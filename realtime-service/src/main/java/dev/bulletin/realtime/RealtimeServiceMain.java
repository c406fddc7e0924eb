package dev.bulletin.realtime;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.realtime.access.Crowd;
import dev.bulletin.realtime.access.Tokens;
import dev.bulletin.realtime.control.RoomCalls;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.presence.Attendance;
import dev.bulletin.realtime.presence.Exchange;
import dev.bulletin.realtime.reader.Connections;
import dev.bulletin.realtime.reader.Facilities;
import dev.bulletin.realtime.reader.Hall;
import dev.bulletin.realtime.reader.Halls;
import dev.bulletin.realtime.reader.Limits;
import dev.bulletin.realtime.room.Numbering;
import dev.bulletin.realtime.room.RoomRules;
import io.vertx.core.Future;
import java.util.List;

/** Holds the readers' sockets and tells them what is published in their rooms. */
public final class RealtimeServiceMain {
  public static final Service<RealtimeConfig> SERVICE =
      new Service<>(RealtimeContract.SERVICE, RealtimeConfig::read, RealtimeServiceMain::deploy);

  private RealtimeServiceMain() {}

  public static void main(String[] args) {
    ServiceLauncher.launch(SERVICE);
  }

  /** The whole wiring of the service; the future's value is the port it listens on. */
  static Future<Integer> deploy(Node node, RealtimeConfig config) {
    var metrics = new RealtimeMetrics(node.meters());
    var connections = new Connections(config.hall().limits().connections(), metrics);
    // A node's id is another after each start, which is what an epoch is to be.
    var halls = new Halls(node.vertx(), new Numbering(node.id(), metrics));
    var attendance = new Attendance(node.id(), halls::tell);
    Facilities facilities = facilities(node, config, attendance);
    node.shutdown().add(Shutdown.Stage.SOCKETS, () -> halls.drain(config.drain()));
    var entrance = new Entrance(node, config);
    return HttpVerticle.deploy(
            node,
            RealtimeContract.SERVICE,
            config.http(),
            () ->
                entrance.doors(
                    halls, new Hall(node.vertx(), config.hall(), facilities, connections, metrics)))
        .compose(port -> listen(node, halls, attendance, facilities).map(port))
        .onSuccess(
            port ->
                node.announcer().reachable(Endpoint.REALTIME, config.advertised() + ":" + port));
  }

  private static Facilities facilities(Node node, RealtimeConfig config, Attendance attendance) {
    Limits limits = config.hall().limits();
    return new Facilities(
        RoomRules.of(config.hall().tick()),
        Tokens.of(config.access().tokenSecret(), node.clock()),
        new Crowd(limits.connectionsOfUser()),
        new Crowd(limits.connectionsOfAddress()),
        attendance,
        (room, slice) -> Future.failedFuture(ServiceException.unavailable("nothing is kept")),
        message -> node.bus().publish(RealtimeContract.PUBLISH, new RoomMessages(List.of(message))),
        node.clock());
  }

  /** Starts to hear what other services tell and ask. */
  private static Future<?> listen(
      Node node, Halls halls, Attendance attendance, Facilities facilities) {
    TypedBus bus = node.bus();
    return Future.all(
        List.of(
            bus.subscribe(RealtimeContract.PUBLISH, halls::publish),
            bus.subscribe(RealtimeContract.DISCONNECT_USER, halls::disconnect),
            bus.subscribe(RealtimeContract.UNSUBSCRIBE_USER, halls::unsubscribe),
            bus.subscribe(RealtimeContract.SUBSCRIBE_USER, halls::subscribe),
            bus.subscribe(RealtimeContract.TELL_USER, halls::tellUser),
            Exchange.open(node, attendance),
            new RoomCalls(facilities).answer(bus)));
  }
}
