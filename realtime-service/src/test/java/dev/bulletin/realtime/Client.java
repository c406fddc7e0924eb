package dev.bulletin.realtime;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A client on a WebSocket that knows nothing of the protocol. */
final class Client {
  static final String PLAIN = "/connection/websocket";
  private static final int LARGE = 16 * 1024 * 1024;

  /** Long, for a machine that has much else to do. */
  private static final int LIMIT_SECONDS = 30;

  /** Vert.x closes a client, and its sockets, when the garbage collector finds it. */
  private static final Set<Client> OPEN = ConcurrentHashMap.newKeySet();

  private final WebSocketClient client;
  private final WebSocket socket;
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();
  private final AtomicInteger received = new AtomicInteger();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();

  private Client(WebSocketClient client, WebSocket socket) {
    this.client = client;
    this.socket = socket;
    socket.textMessageHandler(this::receive);
    socket.binaryMessageHandler(bytes -> frames.add(bytes.getBytes()));
    socket.closeHandler(end -> ended());
    OPEN.add(this);
  }

  private void ended() {
    closed.complete((int) socket.closeStatusCode());
    OPEN.remove(this);
  }

  static Client open(Vertx vertx, int port) throws Exception {
    return open(vertx, port, PLAIN, Map.of());
  }

  static Client open(Vertx vertx, int port, String path, Map<String, String> headers)
      throws Exception {
    WebSocketConnectOptions options =
        new WebSocketConnectOptions().setHost("127.0.0.1").setPort(port).setURI(path);
    headers.forEach((name, value) -> add(options, name, value));
    WebSocketClient client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setMaxFrameSize(LARGE).setMaxMessageSize(LARGE));
    return client
        .connect(options)
        .map(socket -> new Client(client, socket))
        .await(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** The client refuses an answer that names a subprotocol of which it does not know. */
  private static void add(WebSocketConnectOptions options, String name, String value) {
    if (name.equalsIgnoreCase("Sec-WebSocket-Protocol")) {
      options.addSubProtocol(value);
    } else {
      options.addHeader(name, value);
    }
  }

  Client connect() throws Exception {
    send("{\"id\":1,\"connect\":{}}");
    await(message -> message.startsWith("{\"id\":1,\"connect\":"));
    return this;
  }

  Client join(String room) throws Exception {
    send("{\"id\":2,\"subscribe\":{\"channel\":\"" + room + "\"}}");
    await(message -> message.startsWith("{\"id\":2,\"subscribe\":"));
    return this;
  }

  void send(String text) throws Exception {
    socket.writeTextMessage(text).await(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  void sendBinary(String text) throws Exception {
    socket.writeBinaryMessage(Buffer.buffer(text)).await(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  void sendBytes(byte[] bytes) throws Exception {
    socket.writeBinaryMessage(Buffer.buffer(bytes)).await(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** The next message that is not text. */
  byte[] nextBytes() throws Exception {
    byte[] frame = frames.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("nothing came in " + LIMIT_SECONDS + " s");
    }
    return frame;
  }

  String subprotocol() {
    return socket.subProtocol();
  }

  /** Ends the connection from this side. */
  void close() throws Exception {
    socket.close().await(LIMIT_SECONDS, TimeUnit.SECONDS);
    client.close().await(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** Stops reading from the network. */
  void pause() {
    socket.pause();
  }

  void resume() {
    socket.resume();
  }

  String next() throws Exception {
    return await(message -> true);
  }

  /** The next message that satisfies the condition; those before it are forgotten. */
  String await(Predicate<String> condition) throws Exception {
    String message = messages.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    while (message != null && !condition.test(message)) {
      message = messages.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
    if (message == null) {
      throw new AssertionError("no such message in " + LIMIT_SECONDS + " s");
    }
    return message;
  }

  /** How many messages have come since the beginning. */
  int received() {
    return received.get();
  }

  private void receive(String message) {
    received.incrementAndGet();
    messages.add(message);
  }

  int closeCode() throws Exception {
    return closed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  String closeReason() {
    return socket.closeReason();
  }
}
