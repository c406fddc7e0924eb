package dev.bulletin.realtime.transport;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.web.Addresses;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.deflate.Compression;
import dev.bulletin.realtime.transport.http.Loop;
import dev.bulletin.testing.Eventually;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written past Vert.x arrives as if it were not. */
class WireIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String FILLING = "x".repeat(10_000);

  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient client =
      vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1_000_000));
  private final CompletableFuture<ClientSocket> admitted = new CompletableFuture<>();
  private final AtomicInteger drained = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private WebSocket socket;
  private ClientSocket server;
  private Loop loop;

  @BeforeEach
  void open() throws Exception {
    WebSocketDoor door =
        new WebSocketDoor(
            new Reception(
                new Origins(List.of()),
                Addresses.trusting(List.of()),
                this::admit,
                Compression.off()));
    int port =
        vertx
            .createHttpServer()
            .requestHandler(door::take)
            .listen(0, "127.0.0.1")
            .await(30, SECONDS)
            .actualPort();
    socket = client.connect(port, "127.0.0.1", "/connection/websocket").await(30, SECONDS);
    socket.textMessageHandler(heard::add);
    server = admitted.get(30, SECONDS);
  }

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  private SocketHandler admit(ClientSocket socket) {
    loop = Loop.here();
    admitted.complete(socket);
    return new Counting(drained, ended);
  }

  /** The socket lives on its event loop. */
  private void write(List<String> texts) {
    loop.run(() -> texts.forEach(text -> server.write(Frame.of(text))));
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> i + FILLING).toList();
  }

  @Test
  void framesArriveInOrderWhateverTheNetworkTakes() {
    socket.pause();
    List<String> numbers = numbers(500);
    write(numbers);
    socket.resume();
    Eventually.that(LIMIT, () -> assertThat(heard).hasSize(500));
    assertThat(heard).isEqualTo(numbers);
  }

  @Test
  void theCloseComesAfterAllThatWasWritten() throws Exception {
    CompletableFuture<Short> code = new CompletableFuture<>();
    socket.closeHandler(closed -> code.complete(socket.closeStatusCode()));
    socket.pause();
    List<String> numbers = numbers(500);
    write(numbers);
    loop.run(() -> server.close(3001, "shutdown"));
    write(List.of("too late"));
    socket.resume();
    assertThat(code.get(30, SECONDS)).isEqualTo((short) 3001);
    assertThat(socket.closeReason()).isEqualTo("shutdown");
    assertThat(heard).isEqualTo(numbers);
    Eventually.that(LIMIT, () -> assertThat(ended).hasValue(1));
  }

  @Test
  void itIsFullWhileTheClientDoesNotReadAndSaysWhenItIsNot() {
    assertThat(server.isSlow()).isFalse();
    socket.pause();
    Eventually.that(
        LIMIT,
        () -> {
          write(List.of(FILLING.repeat(50)));
          assertThat(server.isSlow()).isTrue();
        });
    int before = drained.get();
    socket.resume();
    Eventually.that(LIMIT, () -> assertThat(drained.get()).isGreaterThan(before));
    Eventually.that(LIMIT, () -> assertThat(server.isSlow()).isFalse());
  }

  @Test
  void aClientThatBreaksOffIsNoticedAndWritingToItIsNoFault() {
    write(List.of("one"));
    client.close().await();
    Eventually.that(LIMIT, () -> assertThat(ended).hasValue(1));
    write(List.of("two"));
    loop.run(() -> server.close(3001, "shutdown"));
    assertThat(ended).hasValue(1);
  }

  /** Counts what it hears. */
  private record Counting(AtomicInteger drains, AtomicInteger ends) implements SocketHandler {
    @Override
    public void received(String text) {}

    @Override
    public void received(byte[] bytes) {}

    @Override
    public void malformed() {}

    @Override
    public void tooLarge() {}

    @Override
    public void drained() {
      drains.incrementAndGet();
    }

    @Override
    public void closed() {
      ends.incrementAndGet();
    }
  }
}
