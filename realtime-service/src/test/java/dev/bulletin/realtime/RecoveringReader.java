package dev.bulletin.realtime;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * A reader of a stream that comes back whenever its connection ends, to one of the nodes that there
 * are, and says where it stood.
 */
final class RecoveringReader implements AutoCloseable {
  private static final String ROOM = "reports";
  private static final long PAUSE_MILLIS = 30;

  private final Vertx vertx;
  private final Context loop;
  private final WebSocketClient client;
  private final IntSupplier ports;
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final AtomicInteger joins = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private Optional<WebSocket> socket = Optional.empty();
  private String epoch = "";
  private long offset;
  private volatile boolean gone;

  /** One that asks before each connection where to go. */
  RecoveringReader(Vertx vertx, IntSupplier ports) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.client = vertx.createWebSocketClient();
    this.ports = ports;
    loop.runOnContext(start -> open());
  }

  /** The messages, in the order in which it was told them. */
  List<String> ids() {
    return ids;
  }

  /** How often it has entered the room. */
  int joins() {
    return joins.get();
  }

  /** How often it was told that what it had missed is not known. */
  int lost() {
    return lost.get();
  }

  /** Ends its connection in the midst of things. */
  void kick() {
    loop.runOnContext(now -> socket.ifPresent(WebSocket::close));
  }

  /** Goes for good. */
  @Override
  public void close() {
    gone = true;
    client.close().await();
  }

  private void open() {
    client
        .connect(ports.getAsInt(), "127.0.0.1", "/connection/websocket")
        .onSuccess(this::opened)
        .onFailure(failure -> again());
  }

  private void again() {
    socket = Optional.empty();
    if (!gone) {
      vertx.setTimer(PAUSE_MILLIS, id -> open());
    }
  }

  private void opened(WebSocket opened) {
    socket = Optional.of(opened);
    opened.textMessageHandler(this::heard);
    opened.closeHandler(closed -> again());
    opened.writeTextMessage("{\"id\":1,\"connect\":{}}");
    subscribe();
  }

  private void subscribe() {
    JsonObject wish = new JsonObject().put("channel", ROOM);
    if (!epoch.isEmpty()) {
      wish.put("recover", true).put("epoch", epoch).put("offset", offset);
    }
    send(new JsonObject().put("id", 2).put("subscribe", wish));
  }

  private void send(JsonObject command) {
    socket.ifPresent(open -> open.writeTextMessage(command.encode()));
  }

  private void heard(String frame) {
    frame.lines().map(JsonObject::new).forEach(this::heard);
  }

  private void heard(JsonObject message) {
    if (message.isEmpty()) {
      send(message);
    } else if (message.containsKey("subscribe")) {
      joined(message.getJsonObject("subscribe"));
    } else if (message.containsKey("error")) {
      kick();
    } else if (message.containsKey("push")) {
      pushed(message.getJsonObject("push"));
    }
  }

  private void joined(JsonObject entry) {
    if (!epoch.isEmpty() && !entry.getBoolean("recovered", false)) {
      lost.incrementAndGet();
    }
    JsonArray missed = entry.getJsonArray("publications", new JsonArray());
    missed.forEach(publication -> note((JsonObject) publication));
    epoch = entry.getString("epoch", "");
    offset = entry.getLong("offset", 0L);
    joins.incrementAndGet();
  }

  private void pushed(JsonObject push) {
    if (push.containsKey("pub")) {
      note(push.getJsonObject("pub"));
    } else if (push.containsKey("unsubscribe")) {
      subscribe();
    }
  }

  private void note(JsonObject publication) {
    offset = publication.getLong("offset", offset);
    for (Object message : publication.getJsonObject("data").getJsonArray("messages")) {
      ids.add(((JsonObject) message).getString("id"));
    }
  }
}
