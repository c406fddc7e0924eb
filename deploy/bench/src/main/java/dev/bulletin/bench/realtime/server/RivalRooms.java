package dev.bulletin.bench.realtime.server;

import dev.bulletin.common.web.Routes;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sockets of one event loop by room. The first text on a socket names the rooms it joins. */
final class RivalRooms implements Routes {
  private static final long HEARTBEAT_MILLIS = 25_000;

  private final Vertx vertx;
  private final Map<String, Set<SockJSSocket>> socketsByRoom = new HashMap<>();
  private @Nullable Context context;

  RivalRooms(Vertx vertx) {
    this.vertx = vertx;
  }

  @Override
  public void mount(Router router) {
    context = vertx.getOrCreateContext();
    var options =
        new SockJSHandlerOptions()
            .setHeartbeatInterval(HEARTBEAT_MILLIS)
            .setInsertJSESSIONID(false)
            .setRegisterWriteHandler(false);
    router
        .route("/connection/sockjs/*")
        .subRouter(SockJSHandler.create(vertx, options).socketHandler(this::open));
  }

  private void open(SockJSSocket socket) {
    endless(socket);
    socket.handler(names -> join(socket, names));
  }

  /** As with the options of Vert.x: ours end connections on which nothing moves. */
  private static void endless(SockJSSocket socket) {
    var connection = (ConnectionBase) socket.routingContext().request().connection();
    ChannelPipeline pipeline = connection.channel().pipeline();
    if (pipeline.get(IdleStateHandler.class) != null) {
      pipeline.remove(IdleStateHandler.class);
    }
  }

  private void join(SockJSSocket socket, Buffer names) {
    List<String> rooms = List.of(names.toString().split(","));
    rooms.forEach(
        room -> socketsByRoom.computeIfAbsent(room, none -> new LinkedHashSet<>()).add(socket));
    socket.endHandler(ended -> leave(socket, rooms));
    socket.closeHandler(closed -> leave(socket, rooms));
    socket.write("{\"joined\":" + rooms.size() + "}");
  }

  private void leave(SockJSSocket socket, List<String> rooms) {
    rooms.forEach(room -> socketsByRoom.getOrDefault(room, Set.of()).remove(socket));
  }

  /** From any thread. */
  void tell(String room, String text) {
    if (context != null) {
      context.runOnContext(turn -> write(room, text));
    }
  }

  private void write(String room, String text) {
    for (SockJSSocket socket : socketsByRoom.getOrDefault(room, Set.of())) {
      socket.write(text);
    }
  }
}
