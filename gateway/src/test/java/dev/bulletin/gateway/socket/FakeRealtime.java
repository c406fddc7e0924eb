package dev.bulletin.gateway.socket;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.bulletin.common.bus.Endpoint;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.realtime.RealtimeContract;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands in for realtime-service: greets and echoes over WebSocket, streams over SockJS's paths,
 * and says which instance it is. Lives on a Vert.x of its own.
 */
final class FakeRealtime implements AutoCloseable {
  /** Sent by a reader, it makes the server send as much as the reader takes. */
  static final String FLOOD = "flood";

  /** Sent by a reader, it makes the server close. */
  static final String CLOSE = "close";

  private static final Buffer BLOCK = Buffer.buffer(new byte[64 * 1024]);

  private final Vertx vertx = Vertx.vertx();
  private final String name;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong flooded = new AtomicLong();
  private final HttpServer server;

  private FakeRealtime(String name) throws Exception {
    this.name = name;
    this.server =
        vertx
            .createHttpServer()
            .connectionHandler(
                connection -> {
                  connections.incrementAndGet();
                  connection.closeHandler(closed -> connections.decrementAndGet());
                })
            .requestHandler(this::handle)
            .listen(0, "127.0.0.1")
            .await(60, SECONDS);
  }

  /** Announced by the node, as realtime-service announces itself. */
  static FakeRealtime start(Node node, String name) throws Exception {
    FakeRealtime fake = new FakeRealtime(name);
    node.announcer().reachable(Endpoint.REALTIME, "127.0.0.1:" + fake.server.actualPort());
    node.announcer().serve(RealtimeContract.SERVICE);
    return fake;
  }

  int connections() {
    return connections.get();
  }

  /** How many bytes of a flood the way to the reader has taken. */
  long flooded() {
    return flooded.get();
  }

  private void handle(HttpServerRequest request) {
    if (request.path().endsWith("/websocket")) {
      if ("https://evil.example".equals(request.getHeader("origin"))) {
        request.response().setStatusCode(403).end("no");
        return;
      }
      request.toWebSocket().onSuccess(this::greet);
    } else if (request.path().endsWith("/xhr_streaming")) {
      request.response().setChunked(true).write("o\n");
      vertx.setTimer(50, later -> request.response().write("a[\"later\"]\n"));
    } else {
      request.body().onSuccess(body -> describe(request, body));
    }
  }

  private void greet(ServerWebSocket socket) {
    // The connection's own handler is not called after an upgrade.
    socket.closeHandler(closed -> connections.decrementAndGet());
    socket.writeTextMessage("hello from " + name);
    socket.textMessageHandler(text -> answer(socket, text));
  }

  private void answer(ServerWebSocket socket, String text) {
    switch (text) {
      case FLOOD -> flood(socket);
      case CLOSE -> socket.close((short) 3001, "bye");
      default -> socket.writeTextMessage(text);
    }
  }

  private void flood(ServerWebSocket socket) {
    while (!socket.isClosed() && !socket.writeQueueFull()) {
      flooded.addAndGet(BLOCK.length());
      socket.writeBinaryMessage(BLOCK);
    }
    if (!socket.isClosed()) {
      socket.drainHandler(drained -> flood(socket));
    }
  }

  private void describe(HttpServerRequest request, Buffer body) {
    JsonObject headers = new JsonObject();
    request
        .headers()
        .forEach(
            header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
    request
        .response()
        .putHeader("x-instance", name)
        .end(new JsonObject().put("headers", headers).put("body", body.toString()).encode());
  }

  @Override
  public void close() throws Exception {
    vertx.close().await(60, SECONDS);
  }
}
