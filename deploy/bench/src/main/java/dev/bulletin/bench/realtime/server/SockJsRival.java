package dev.bulletin.bench.realtime.server;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.common.lifecycle.ServiceLauncher;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What one writes with Vert.x's own SockJSHandler: each publication is written to each socket of
 * its room. On the same HTTP server as realtime-service, without compression, and fed by the same
 * messages of the bus.
 */
final class SockJsRival {
  static final Service<Settings> SERVICE =
      new Service<>("sockjs-rival", Settings::read, SockJsRival::deploy);

  private SockJsRival() {}

  record Settings(HttpConfig http) {
    static Settings read(ConfigReader in) {
      return new Settings(HttpConfig.read(in, "BULLETIN_RIVAL", "127.0.0.1", 8002));
    }
  }

  public static void main(String[] args) {
    ServiceLauncher.launch(SERVICE);
  }

  private static Future<?> deploy(Node node, Settings settings) {
    List<RivalRooms> loops = new CopyOnWriteArrayList<>();
    return HttpVerticle.deploy(
            node, SERVICE.name(), settings.http(), () -> handlers(node.vertx(), loops))
        .compose(port -> node.bus().subscribe(RealtimeContract.PUBLISH, told -> tell(loops, told)));
  }

  private static HttpVerticle.Handlers handlers(Vertx vertx, List<RivalRooms> loops) {
    RivalRooms rooms = new RivalRooms(vertx);
    return new HttpVerticle.Handlers(List.of(), List.of(rooms, router -> loops.add(rooms)));
  }

  private static void tell(List<RivalRooms> loops, RoomMessages told) {
    told.messages().forEach(message -> tell(loops, message));
  }

  /** The text is made once for all readers. */
  private static void tell(List<RivalRooms> loops, RoomMessage message) {
    String text = Envelope.text(message);
    loops.forEach(rooms -> rooms.tell(message.room(), text));
  }
}
