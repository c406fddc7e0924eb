package dev.bulletin.realtime;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.lifecycle.Shutdown;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.reader.Connections;
import dev.bulletin.realtime.reader.Hall;
import dev.bulletin.realtime.reader.Halls;
import dev.bulletin.realtime.room.Numbering;
import dev.bulletin.realtime.transport.Origins;
import dev.bulletin.realtime.transport.SockJsRoutes;
import dev.bulletin.realtime.transport.WebSocketDoor;
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
    node.shutdown().add(Shutdown.Stage.SOCKETS, () -> halls.drain(config.drain()));
    return HttpVerticle.deploy(
            node,
            RealtimeContract.SERVICE,
            config.http(),
            () ->
                doors(
                    node,
                    config,
                    halls,
                    new Hall(node.vertx(), config.hall(), connections, metrics)))
        .compose(port -> node.bus().subscribe(RealtimeContract.PUBLISH, halls::publish).map(port))
        .onSuccess(
            port ->
                node.announcer().reachable(Endpoint.REALTIME, config.advertised() + ":" + port));
  }

  /** The ways into one event loop's hall, which is opened when its routes are mounted there. */
  private static HttpVerticle.Handlers doors(
      Node node, RealtimeConfig config, Halls halls, Hall hall) {
    var origins = new Origins(config.origins());
    var sockJs =
        new SockJsRoutes(
            node.vertx(),
            config.transports(),
            origins,
            config.hall().limits().messageBytes(),
            hall);
    return new HttpVerticle.Handlers(
        List.of(new WebSocketDoor(config.transports(), origins, hall)),
        List.of(router -> halls.open(hall), sockJs));
  }
}
