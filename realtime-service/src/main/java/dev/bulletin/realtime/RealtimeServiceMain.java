package dev.bulletin.realtime;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.common.web.Crowd;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.realtime.access.Tokens;
import dev.bulletin.realtime.control.RoomCalls;
import dev.bulletin.realtime.control.UserCalls;
import dev.bulletin.realtime.control.WatchCalls;
import dev.bulletin.realtime.history.KeptHistories;
import dev.bulletin.realtime.history.RedisHistory;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.presence.Attendance;
import dev.bulletin.realtime.presence.Exchange;
import dev.bulletin.realtime.reader.Connections;
import dev.bulletin.realtime.reader.Facilities;
import dev.bulletin.realtime.reader.Hall;
import dev.bulletin.realtime.reader.Halls;
import dev.bulletin.realtime.reader.Limits;
import dev.bulletin.realtime.room.Editions;
import dev.bulletin.realtime.room.Histories;
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
    return RedisConnections.open(node, RealtimeContract.SERVICE, config.redis())
        .compose(redis -> deploy(node, config, new RedisHistory(redis)));
  }

  private static Future<Integer> deploy(Node node, RealtimeConfig config, RedisHistory history) {
    var metrics = new RealtimeMetrics(node.meters());
    var connections = new Connections(config.hall(), metrics);
    RoomRules rules = RoomRules.of(config.hall().tick());
    var halls = new Halls(node, rules, history, metrics);
    var attendance = new Attendance(node.id(), halls::tell);
    Facilities facilities =
        facilities(node, config, rules, attendance, new KeptHistories(rules, history));
    watch(metrics, facilities);
    node.shutdown().add(Shutdown.Stage.SOCKETS, () -> halls.drain(config.drain()));
    var entrance = new Entrance(node, config, metrics);
    return node.vertx()
        .deployVerticle(halls)
        .compose(
            listening ->
                HttpVerticle.deploy(
                    node,
                    RealtimeContract.SERVICE,
                    entrance.setup(),
                    () ->
                        entrance.doors(
                            halls,
                            new Hall(
                                node.vertx(),
                                config.hall(),
                                facilities,
                                connections,
                                halls,
                                metrics))))
        .compose(port -> listen(node, attendance, facilities).map(port))
        .compose(
            port ->
                new WatchCalls(node, halls, connections, facilities, metrics)
                    .answer(node.bus())
                    .map(port))
        .onSuccess(
            port ->
                node.announcer().reachable(Endpoint.REALTIME, config.advertised() + ":" + port));
  }

  private static Facilities facilities(
      Node node,
      RealtimeConfig config,
      RoomRules rules,
      Attendance attendance,
      Histories histories) {
    Limits limits = config.hall().limits();
    return new Facilities(
        rules,
        new Editions(),
        Tokens.of(config.access().tokenSecret(), node.clock()),
        new Crowd(limits.connectionsOfUser()),
        new Crowd(limits.connectionsOfAddress()),
        attendance,
        histories,
        message -> node.bus().publish(RealtimeContract.PUBLISH, new RoomMessages(List.of(message))),
        node.clock());
  }

  private static void watch(RealtimeMetrics metrics, Facilities facilities) {
    metrics.watch("users", "users with something open", facilities.users()::size);
    metrics.watch("addresses", "addresses with something open", facilities.addresses()::size);
    metrics.watch(
        "present",
        "clients in rooms as other nodes are told",
        facilities.attendance()::clientsHere);
  }

  /** Starts to hear what other nodes tell and other services ask. */
  private static Future<?> listen(Node node, Attendance attendance, Facilities facilities) {
    return Future.all(
        Exchange.open(node, attendance),
        new RoomCalls(facilities).answer(node.bus()),
        new UserCalls(facilities.rules(), node.bus()).answer());
  }
}
