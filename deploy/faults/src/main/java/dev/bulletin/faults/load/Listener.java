package dev.bulletin.faults.load;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One socket, which is in two rooms: of all reports and of a dashboard. It comes back as the
 * published SDK does, and says where it stood. Lives on the event loop of all.
 */
final class Listener {
  private static final int CONNECT = 1;
  private static final int REPORTS = 2;
  private static final int DASHBOARD = 3;
  private static final String COMMAND =
      "{\"id\":%d,\"connect\":{}}\n{\"id\":%d,\"subscribe\":{\"channel\":\"dashboard:crypto\"}}";
  private static final String HELLO = COMMAND.formatted(CONNECT, DASHBOARD);
  private static final int HANDSHAKE_MILLIS = 5_000;
  private static final int FIRST_PAUSE_MILLIS = 500;
  private static final int LONGEST_PAUSE_MILLIS = 20_000;

  /** A ping is due every 25 s, and the SDK waits 10 s more. */
  private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(35);

  private final int index;
  private final Sockets all;
  private @Nullable WebSocket socket;
  private String epoch = "";
  private long offset;
  private boolean wasThere;
  private boolean inReports;
  private boolean inDashboard;
  private int attempts;
  private long heardAt;
  private long leftAt;
  private long unknownSince;

  Listener(int index, Sockets all) {
    this.index = index;
    this.all = all;
  }

  boolean isJoined() {
    return inReports && inDashboard;
  }

  int index() {
    return index;
  }

  /** When it was last told that it has missed something that is not known; 0 for never. */
  long unknownSince() {
    return unknownSince;
  }

  void open() {
    Optional<String> node = all.origins().next();
    if (node.isEmpty()) {
      comeBack();
      return;
    }
    URI origin = URI.create(node.get());
    WebSocketConnectOptions options =
        new WebSocketConnectOptions()
            .setHost(origin.getHost())
            .setPort(origin.getPort())
            .setURI("/connection/websocket")
            .setConnectTimeout(HANDSHAKE_MILLIS)
            .setTimeout(HANDSHAKE_MILLIS);
    all.client().connect(options).onSuccess(this::opened).onFailure(failure -> comeBack());
  }

  private void opened(WebSocket opened) {
    if (all.isClosed()) {
      return;
    }
    socket = opened;
    heardAt = System.nanoTime();
    opened.textMessageHandler(this::hear);
    opened.closeHandler(closed -> ended(opened));
    opened.exceptionHandler(failure -> {});
    send(HELLO);
    joinReports();
  }

  private void joinReports() {
    JsonObject wish = new JsonObject().put("channel", "reports");
    if (!epoch.isEmpty()) {
      wish.put("recover", true).put("epoch", epoch).put("offset", offset);
    }
    send(new JsonObject().put("id", REPORTS).put("subscribe", wish).encode());
  }

  private void send(String text) {
    if (socket != null) {
      var unused = socket.writeTextMessage(text).onFailure(failure -> cut());
    }
  }

  private void hear(String frame) {
    heardAt = System.nanoTime();
    all.frames().read(frame).forEach(this::hear);
  }

  private void hear(JsonObject message) {
    if (message.isEmpty()) {
      send("{}");
    } else if (message.containsKey("error")) {
      cut();
    } else if (message.containsKey("push")) {
      pushed(message.getJsonObject("push"));
    } else if (message.getInteger("id", 0) == REPORTS) {
      joined(message.getJsonObject("subscribe"));
    } else if (message.getInteger("id", 0) == DASHBOARD) {
      inDashboard = true;
      noteReturn();
    }
  }

  private void joined(JsonObject entry) {
    if (wasThere && !entry.getBoolean("recovered", false)) {
      unknownSince = System.nanoTime();
      all.ledger().current().unrecovered();
    }
    Frames.objects(entry, "publications").forEach(this::told);
    epoch = entry.getString("epoch", "");
    offset = entry.getLong("offset", 0L);
    wasThere = true;
    inReports = true;
    attempts = 0;
    noteReturn();
  }

  private void noteReturn() {
    if (isJoined() && leftAt != 0) {
      all.ledger().current().back(System.nanoTime() - leftAt);
      leftAt = 0;
    }
  }

  private void pushed(JsonObject push) {
    if (!"reports".equals(push.getString("channel"))) {
      return;
    }
    if (push.containsKey("pub")) {
      told(push.getJsonObject("pub"));
    } else if (push.containsKey("unsubscribe")) {
      inReports = false;
      joinReports();
    }
  }

  private void told(JsonObject publication) {
    offset = publication.getLong("offset", offset);
    Frames.objects(Frames.object(publication, "data"), "messages")
        .forEach(message -> all.news().told(message.getString("key"), index));
  }

  /** The SDK gives a connection up on which even pings do not come. */
  void giveUpIfSilent(long now) {
    if (socket != null && now - heardAt > SILENCE_NANOS) {
      cut();
    }
  }

  private void cut() {
    if (socket != null) {
      var unused = socket.shutdown(0, TimeUnit.MILLISECONDS);
      ended(socket);
    }
  }

  private void ended(WebSocket which) {
    if (which.equals(socket)) {
      socket = null;
      leftAt = leftAt == 0 ? System.nanoTime() : leftAt;
      all.ledger().current().dropped();
      all.ledger().trouble("a socket lost its connection");
      comeBack();
    }
  }

  private void comeBack() {
    inReports = false;
    inDashboard = false;
    int window = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(attempts++, 10));
    int millis = FIRST_PAUSE_MILLIS + ThreadLocalRandom.current().nextInt(window);
    all.later(Math.min(LONGEST_PAUSE_MILLIS, millis), this::open);
  }
}
