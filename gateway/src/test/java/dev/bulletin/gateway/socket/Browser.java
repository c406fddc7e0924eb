package dev.bulletin.gateway.socket;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.vertx.core.Future;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A WebSocket as a browser holds it. */
final class Browser {
  private final WebSocket socket;
  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private Browser(WebSocket socket) {
    this.socket = socket;
    socket.textMessageHandler(texts::add);
    socket.closeHandler(then -> closed.set(true));
    socket.resume();
  }

  static Browser open(WebSocketClient client, int port, String origin) throws Exception {
    return connect(client, port, origin).await(60, SECONDS);
  }

  /** The caller must hold on to the client, which closes its sockets when it is collected. */
  static Future<Browser> connect(WebSocketClient client, int port, String origin) {
    var options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI("/connection/websocket")
            .putHeader("origin", origin);
    return client.connect(options).onSuccess(WebSocket::pause).map(Browser::new);
  }

  /** What is agreed; null for nothing. */
  @Nullable String extensions() {
    return socket.headers().get("sec-websocket-extensions");
  }

  void send(String text) throws Exception {
    socket.writeTextMessage(text).await(60, SECONDS);
  }

  String next() throws InterruptedException {
    return String.valueOf(texts.poll(60, SECONDS));
  }

  void stopReading() {
    socket.pause();
  }

  void readOn() {
    socket.resume();
  }

  void close() throws Exception {
    socket.close().await(60, SECONDS);
  }

  boolean isClosed() {
    return closed.get();
  }

  Short closeCode() {
    return socket.closeStatusCode();
  }
}
