package dev.bulletin.realtime;

import static dev.bulletin.realtime.room.Messages.CRYPTO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.RawClient.Frame;
import dev.bulletin.testing.ChildProcess;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compression as it is seen on the network, and by the published SDK. */
class CompressionIT {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String PLAIN = "/connection/websocket";
  private static final String SOCKJS = "/connection/sockjs/000/c1/websocket";
  private static final String RAW_SOCKJS = "/connection/sockjs/websocket";
  private static final String OFFER =
      "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
  private static final String AGREED =
      "sec-websocket-extensions: permessage-deflate; server_no_context_takeover;"
          + " client_no_context_takeover\r\n";
  private static final String CONNECT = "{\"id\":1,\"connect\":{}}";
  private static final String PING = "{\"id\":7,\"ping\":{}}";
  private static final int COINS = 20;
  private static final int SWOLLEN = 20_000_000;

  private static RunningService service;
  private static LogWatch log;

  @BeforeAll
  static void start() throws IOException {
    NodeScripts.install();
    service = RunningService.startCompressing();
    log = LogWatch.open();
  }

  @AfterAll
  static void stop() {
    log.close();
    service.close();
  }

  private static String wrapped(String path, String command) {
    return path.equals(SOCKJS) ? "[\"" + command.replace("\"", "\\\"") + "\"]" : command;
  }

  private static RawClient open(String path, String... headers) throws IOException {
    return RawClient.open(service.port(), path, headers);
  }

  private static String join(String room) {
    return "{\"id\":2,\"subscribe\":{\"channel\":\"" + room + "\"}}";
  }

  private static RawClient enter(String room, String path, String... headers) throws Exception {
    RawClient client = open(path, headers);
    client.send(wrapped(path, CONNECT));
    client.send(wrapped(path, join(room)));
    client.await("subscribe");
    return client;
  }

  /** A snapshot of a market, as dashboard-service tells it. */
  private static RoomMessage[] market(String room, String id) {
    return IntStream.range(0, COINS)
        .mapToObj(coin -> quote(room, id, coin))
        .toArray(RoomMessage[]::new);
  }

  private static RoomMessage quote(String room, String id, int coin) {
    return new RoomMessage(
        room,
        RoomKind.STATE,
        "quote",
        "COIN" + coin + "-USDT",
        Instant.EPOCH,
        id + "." + coin,
        quote(coin));
  }

  private static String quote(int coin) {
    return "{\"price\":%d.%d,\"change\":-0.%d,\"high\":%d,\"low\":%d,\"volume\":%d,\"state\":\"live\"}"
        .formatted(coin * 977, coin * 31, coin * 7, coin * 991, coin * 953, coin * 88_801);
  }

  @ParameterizedTest
  @CsvSource({PLAIN, SOCKJS, RAW_SOCKJS})
  void whoOffersGetsLessAndWhoDoesNotGetsTheSameAsEver(String path) throws Exception {
    String room = "dashboard:less" + path.length();
    try (RawClient inflating = enter(room, path, OFFER);
        RawClient other = enter(room, path)) {
      assertThat(inflating.answer()).containsIgnoringCase(AGREED);
      assertThat(other.answer()).doesNotContainIgnoringCase("extensions");
      service.publish(market(room, "first"));
      Frame small = inflating.await("first");
      Frame large = other.await("first");
      assertThat(small.compressed()).isTrue();
      assertThat(large.compressed()).isFalse();
      assertThat(small.text()).isEqualTo(large.text());
      assertThat(large.payload()).hasSizeGreaterThan(4 * small.payload().length);
    }
  }

  @Test
  void aFrameIsCompressedOnceForHoweverManyInflateIt() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      clients.add(enter("dashboard:once", PLAIN, OFFER));
    }
    double encodes = service.count("encodes", "kind", "state");
    double deflations = service.count("deflations");
    service.publish(market("dashboard:once", "first"));
    for (RawClient client : clients) {
      assertThat(client.await("first").compressed()).isTrue();
      client.close();
    }
    double times = service.count("deflations") - deflations;
    assertThat(times).isEqualTo(service.count("encodes", "kind", "state") - encodes);
    assertThat(times).as("twice if a tick ends between the event loops").isBetween(1.0, 2.0);
  }

  @Test
  void theBytesThatAreCountedAreThoseThatGoOut() throws Exception {
    try (RawClient client = enter("dashboard:counted", PLAIN, OFFER)) {
      double before = service.count("bytes");
      service.publish(market("dashboard:counted", "first"));
      Frame frame = client.await("first");
      int head = frame.payload().length > 125 ? 4 : 2;
      client.send(PING);
      client.await("\"id\":7");
      assertThat(service.count("bytes") - before).isEqualTo(frame.payload().length + head);
    }
  }

  @Test
  void whatIsForOneAloneGoesAsItIs() throws Exception {
    try (RawClient client = enter("dashboard:alone", PLAIN, OFFER)) {
      service.publish(market("dashboard:alone", "first"));
      client.await("first");
      client.send("{\"id\":8,\"unsubscribe\":{\"channel\":\"dashboard:alone\"}}");
      client.await("\"id\":8");
      client.send(join("dashboard:alone"));
      Frame reply = client.await("\"subscribe\"");
      assertThat(reply.text()).contains("first");
      assertThat(reply.compressed()).isFalse();
      client.sendCompressed(PING);
      assertThat(client.await("\"id\":7").compressed()).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({PLAIN, SOCKJS})
  void whatAClientCompressesIsUnderstood(String path) throws Exception {
    try (RawClient client = open(path, OFFER)) {
      client.sendCompressed(wrapped(path, CONNECT));
      assertThat(client.await("connect").text()).contains("ping");
      client.send(wrapped(path, PING));
      client.sendCompressed(wrapped(path, PING.replace('7', '8')));
      client.await("7");
      client.await("8");
    }
  }

  @ParameterizedTest
  @CsvSource({PLAIN, SOCKJS})
  void whatSwellsEndsTheConnection(String path) throws Exception {
    try (RawClient client = enter("dashboard:swells", path, OFFER)) {
      client.sendCompressed(RawClient.deflated(new byte[SWOLLEN]));
      assertThat(client.closeCode()).isEqualTo(1009);
    }
    assertThat(log.complaints()).isEmpty();
  }

  @Test
  void whatCannotBeInflatedEndsTheConnection() throws Exception {
    try (RawClient client = enter("dashboard:broken", PLAIN, OFFER)) {
      client.sendCompressed(new byte[] {-1, -1, -1, -1});
      assertThat(client.closeCode()).isEqualTo(3501);
    }
    assertThat(log.complaints()).isEmpty();
  }

  @Test
  void withoutAgreementNothingMayBeCompressed() throws Exception {
    try (RawClient client = enter("dashboard:silent", PLAIN)) {
      client.sendCompressed(PING);
      assertThatThrownBy(() -> client.await("\"id\":7"))
          .isInstanceOf(IOException.class)
          .isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aServiceThatIsNotToldToCompressesNothing() throws Exception {
    try (RunningService usual = RunningService.start();
        RawClient client = RawClient.open(usual.port(), PLAIN, OFFER)) {
      assertThat(client.answer()).contains("101").doesNotContainIgnoringCase("extensions");
      client.send(CONNECT);
      client.send(join(CRYPTO));
      client.await("\"subscribe\"");
      usual.publish(market(CRYPTO, "first"));
      assertThat(client.await("first").compressed()).isFalse();
      assertThat(usual.count("deflations")).isZero();
    }
  }

  @Test
  void theSdkReadsIt() {
    try (ChildProcess reader = NodeScripts.start("reader.mjs", "websocket", service.port())) {
      reader.awaitLine("\"opened\",\"extensions\":\"permessage-deflate\"", LIMIT);
      reader.awaitLine("\"subscribed\",\"channel\":\"" + CRYPTO + "\"", LIMIT);
      double before = service.count("deflations");
      service.publish(market(CRYPTO, "sdk"));
      assertThat(reader.awaitLine("\"id\":\"sdk." + (COINS - 1) + "\"", LIMIT))
          .contains("\"publication\"", "\"data\":" + quote(COINS - 1));
      assertThat(service.count("deflations")).isGreaterThan(before);
    }
  }
}
