package dev.bulletin.gateway.socket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class SocketsIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int STILL = 50;
  private static final String ORIGIN = "http://bulletin.example";
  private static final String SESSION = "/connection/sockjs/042/session7/";

  private final PostgresServer.Access access;
  private final Vertx vertx = Vertx.vertx();
  private final WebSocketClient browsers = vertx.createWebSocketClient();
  private final HttpClient http = vertx.createHttpClient();
  private RunningGateway gateway;
  private FakeRealtime realtime;

  SocketsIT(PostgresServer.Access access) {
    this.access = access;
  }

  @BeforeEach
  void start() throws Exception {
    // Who connects in a test is not to be taken for a proxy.
    gateway = RunningGateway.start(access, Map.of("BULLETIN_TRUSTED_PROXIES", "192.0.2.0/24"));
    realtime = FakeRealtime.start(gateway.node(), "one");
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
    realtime.close();
    vertx.close().await(60, SECONDS);
  }

  private Browser open() throws Exception {
    return Browser.open(browsers, gateway.port(), ORIGIN);
  }

  private double held() {
    return gateway.node().meters().get("bulletin.gateway.sockets").gauge().value();
  }

  @Test
  void passesAWebSocketThrough() throws Exception {
    Browser browser = open();
    assertThat(browser.next()).isEqualTo("hello from one");
    for (int i = 0; i < 100; i++) {
      browser.send("message " + i);
      assertThat(browser.next()).isEqualTo("message " + i);
    }
  }

  @Test
  void leavesCompressionToTheTwoEnds() throws Exception {
    WebSocketClient inflating =
        vertx.createWebSocketClient(
            new WebSocketClientOptions().setTryUsePerMessageCompression(true));
    Browser browser = Browser.open(inflating, gateway.port(), ORIGIN);
    assertThat(browser.extensions()).startsWith("permessage-deflate");
    assertThat(browser.next()).isEqualTo("hello from one");
    String text = "news ".repeat(5_000);
    browser.send(text);
    assertThat(browser.next()).isEqualTo(text);
    assertThat(open().extensions()).isNull();
  }

  @Test
  void losesNothingThatIsSentAtOnce() throws Exception {
    for (int i = 0; i < 50; i++) {
      Browser browser = open();
      assertThat(browser.next()).isEqualTo("hello from one");
      browser.close();
    }
  }

  @Test
  void passesTheReasonOfACloseOn() throws Exception {
    Browser browser = open();
    browser.send(FakeRealtime.CLOSE);
    Eventually.that(LIMIT, browser::isClosed);
    assertThat(browser.closeCode()).isEqualTo((short) 3001);
    Eventually.that(LIMIT, () -> assertThat(realtime.connections()).isZero());
    Eventually.that(LIMIT, () -> assertThat(held()).isZero());
  }

  @Test
  void hangsUpWhenTheReaderHasGone() throws Exception {
    Browser browser = open();
    browser.next();
    assertThat(realtime.connections()).isEqualTo(1);
    assertThat(held()).isEqualTo(1);
    browser.close();
    Eventually.that(LIMIT, () -> assertThat(realtime.connections()).isZero());
    Eventually.that(LIMIT, () -> assertThat(held()).isZero());
  }

  @Test
  void hangsUpWhenTheReaderBreaksOff() throws Exception {
    Vertx broken = Vertx.vertx();
    WebSocketClient breaking = broken.createWebSocketClient();
    Browser.open(breaking, gateway.port(), ORIGIN).next();
    broken.close().await(60, SECONDS);
    Eventually.that(LIMIT, () -> assertThat(realtime.connections()).isZero());
    Eventually.that(LIMIT, () -> assertThat(held()).isZero());
  }

  @Test
  void keepsNoConnectionOfAnUpgradeThatWasRefused() throws Exception {
    for (int i = 0; i < 5; i++) {
      Future<Browser> refused = Browser.connect(browsers, gateway.port(), "https://evil.example");
      assertThatThrownBy(() -> refused.await(60, SECONDS))
          .isInstanceOfSatisfying(
              UpgradeRejectedException.class, e -> assertThat(e.getStatus()).isEqualTo(403));
    }
    Eventually.that(LIMIT, () -> assertThat(realtime.connections()).isZero());
    Eventually.that(LIMIT, () -> assertThat(held()).isZero());
  }

  @Test
  void keepsLittleForAReaderWhoDoesNotRead() throws Exception {
    Browser browser = open();
    browser.next();
    browser.stopReading();
    browser.send(FakeRealtime.FLOOD);
    assertThat(settled()).isLessThan(64_000_000);
    browser.readOn();
  }

  /** How much was sent when nothing more had been taken for many looks in a row. */
  private long settled() {
    long[] last = {0};
    int[] still = {0};
    Eventually.that(
        Duration.ofSeconds(60),
        () -> {
          long now = realtime.flooded();
          still[0] = now == last[0] ? still[0] + 1 : 0;
          last[0] = now;
          assertThat(now).isPositive();
          assertThat(still[0]).isGreaterThan(STILL);
        });
    return last[0];
  }

  @Test
  void streamsSockJsAsItIsWritten() throws Exception {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    HttpClientResponse stream =
        http.request(HttpMethod.POST, gateway.port(), "127.0.0.1", SESSION + "xhr_streaming")
            .compose(request -> request.send())
            .onSuccess(
                response ->
                    response.handler(
                        RecordParser.newDelimited("\n", line -> lines.add(line.toString()))))
            .await(60, SECONDS);
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(lines.poll(60, SECONDS)).isEqualTo("o");
    assertThat(lines.poll(60, SECONDS)).isEqualTo("a[\"later\"]");
    stream.request().connection().close().await(60, SECONDS);
    Eventually.that(LIMIT, () -> assertThat(realtime.connections()).isZero());
    Eventually.that(LIMIT, () -> assertThat(held()).isZero());
  }

  @Test
  void passesBodiesOn() throws Exception {
    HttpResponse<Buffer> answer =
        gateway
            .request(HttpMethod.POST, SESSION + "xhr_send")
            .sendBuffer(Buffer.buffer("[\"x\"]"))
            .await(60, SECONDS);
    assertThat(answer.bodyAsJsonObject().getString("body")).isEqualTo("[\"x\"]");
    assertThat(answer.getHeader("x-content-type-options")).isEqualTo("nosniff");
    assertThat(answer.headers().getAll("content-security-policy")).hasSize(1);
  }

  @Test
  void passesTheCommandsOfTheSdkOn() throws Exception {
    for (String path : List.of("/emulation", "/connection/emulation")) {
      HttpResponse<Buffer> answer =
          gateway.request(HttpMethod.POST, path).sendBuffer(Buffer.buffer("{}")).await(60, SECONDS);
      assertThat(answer.bodyAsJsonObject().getString("body")).isEqualTo("{}");
    }
  }

  @Test
  void saysWhoReallyAsks() throws Exception {
    JsonObject headers =
        gateway
            .get(
                "/connection/sockjs/info",
                "host",
                "bulletin.example",
                "x-forwarded-for",
                "6.6.6.6",
                "x-forwarded-host",
                "evil.example",
                "x-forwarded-proto",
                "https",
                "forwarded",
                "for=6.6.6.6",
                "x-real-ip",
                "6.6.6.6",
                "x-bulletin-passed",
                "1")
            .bodyAsJsonObject()
            .getJsonObject("headers");
    assertThat(headers.getString("x-forwarded-for")).isEqualTo("127.0.0.1");
    assertThat(headers.getString("x-forwarded-host")).isEqualTo("bulletin.example");
    assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
    assertThat(headers.fieldNames()).doesNotContain("forwarded", "x-real-ip", "x-bulletin-passed");
  }

  @Test
  void saysThatAnInstanceIsAwayWhichDoesNotTakeConnections() throws Exception {
    realtime.close();
    HttpResponse<Buffer> answer = gateway.get("/connection/sockjs/info");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.getHeader("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.getHeader("retry-after")).isNotBlank();
    refused(503);
    realtime = FakeRealtime.start(gateway.node(), "two");
  }

  private void refused(int status) {
    Future<Browser> connecting = Browser.connect(browsers, gateway.port(), ORIGIN);
    assertThatThrownBy(() -> connecting.await(60, SECONDS))
        .isInstanceOfSatisfying(
            UpgradeRejectedException.class, e -> assertThat(e.getStatus()).isEqualTo(status));
  }

  @Test
  void stopsWithoutWaitingForReadersToLeave() throws Exception {
    Browser browser = open();
    browser.next();
    http.request(HttpMethod.POST, gateway.port(), "127.0.0.1", SESSION + "xhr_streaming")
        .compose(request -> request.send())
        .await(60, SECONDS);
    long start = System.nanoTime();
    gateway.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("as long as requests under way are given")
        .isLessThan(Duration.ofSeconds(10));
    Eventually.that(LIMIT, browser::isClosed);
  }
}
