package dev.bulletin.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.RawClient;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real bytes over real sockets, too many of them or too slow. */
class HttpLimitsIT {
  private static final int MAX_URL = 1_000;
  private static final int MAX_HEADERS = 2_000;
  private static final int MAX_CONNECTIONS = 5;
  private static final String GET = "GET /thing HTTP/1.1\r\nHost: a\r\n\r\n";

  private final Node node = Node.start(Nodes.alone()).await();
  private final int port =
      HttpVerticle.deploy(
              node,
              "limits",
              HttpSetup.of(new HttpConfig("127.0.0.1", 0))
                  .with(
                      new HttpLimits(
                          MAX_URL,
                          MAX_HEADERS,
                          Duration.ofMillis(500),
                          Duration.ofSeconds(1),
                          1_000,
                          MAX_CONNECTIONS,
                          Addresses.trusting(List.of())))
                  .refusingWith(MultiMap.caseInsensitiveMultiMap().add("x-guard", "on")),
              HttpLimitsIT::handlers)
          .await();

  private static HttpVerticle.Handlers handlers() {
    return new HttpVerticle.Handlers(List.of(HttpLimitsIT::upgrade), List.of(HttpLimitsIT::mount));
  }

  /** Sends back what comes on the socket. */
  private static boolean upgrade(HttpServerRequest request) {
    if (!request.headers().contains("upgrade") || !request.path().equals("/socket")) {
      return false;
    }
    request.toNetSocket().onSuccess(socket -> socket.handler(socket::write));
    return true;
  }

  private static void mount(Router router) {
    router.get("/thing").handler(ctx -> ctx.end("thing"));
    router.post("/unread").handler(ctx -> ctx.end("done"));
    router
        .post("/thing")
        .handler(BodyHandler.create(false))
        .handler(ctx -> ctx.end("took " + ctx.body().length()));
  }

  @AfterEach
  void stop() {
    node.stop();
  }

  private RawClient connect() throws IOException {
    return RawClient.connect(port);
  }

  private void refuses(String request, int status, String why) throws IOException {
    try (RawClient client = connect()) {
      assertThat(client.send(request).readToEnd())
          .matches("(?s)HTTP/1\\.[01] " + status + ".*")
          .contains("x-guard: on", "application/problem+json", why);
    }
  }

  @Test
  void refusesAnAddressThatIsTooLong() throws Exception {
    refuses("GET /" + "x".repeat(MAX_URL) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414, "1000 bytes");
  }

  @Test
  void refusesHeadersThatAreTooLong() throws Exception {
    String header = "X-Long: " + "x".repeat(MAX_HEADERS) + "\r\n";
    refuses("GET /thing HTTP/1.1\r\nHost: a\r\n" + header + "\r\n", 431, "2000 bytes");
  }

  @Test
  void refusesWhatIsNotHttp() throws Exception {
    refuses("HELO mail.example\r\n\r\n", 400, "this is not HTTP");
  }

  /** A byte at a time, until the other side has enough. */
  private static void dribble(RawClient client, String text) {
    for (int i = 0; i < 2_000 && client.trySend(text); i++) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void letsGoOfAConnectionWhoseHeadComesByteByByte() throws Exception {
    try (RawClient client = connect()) {
      client.send("GET /thing HTTP/1.1\r\nX-Slow: ");
      dribble(client, "x");
      assertThat(client.readToEnd()).isEmpty();
    }
    assertThat(slow()).isEqualTo(1);
  }

  @Test
  void letsGoOfAConnectionOnWhichNothingComes() throws Exception {
    try (RawClient client = connect()) {
      assertThat(client.readToEnd()).isEmpty();
    }
  }

  @Test
  void isNoMorePatientWithTheHeadOfALaterRequest() throws Exception {
    try (RawClient client = connect()) {
      assertThat(client.send(GET).read(15)).isEqualTo("HTTP/1.1 200 OK");
      client.send("GET /thing HTTP/1.1\r\nX-Slow: ");
      dribble(client, "x");
      assertThat(client.readToEnd()).endsWith("thing");
    }
  }

  @Test
  void letsGoOfAConnectionWhoseBodyComesByteByByte() throws Exception {
    try (RawClient client = connect()) {
      client.send("POST /thing HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
      dribble(client, "x");
      assertThat(client.readToEnd()).isEmpty();
    }
    assertThat(slow()).isEqualTo(1);
  }

  @Test
  void letsGoOfWhoGoesOnSendingWhatNobodyReads() throws Exception {
    try (RawClient client = connect()) {
      client.send("POST /unread HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
      dribble(client, "400\r\n" + "x".repeat(1_024) + "\r\n");
      assertThat(client.trySend("0\r\n\r\n")).isFalse();
    }
    assertThat(slow()).isEqualTo(1);
  }

  @Test
  void takesABodyThatComesAtAGoodPace() throws Exception {
    try (RawClient client = connect()) {
      client.send("POST /thing HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n");
      for (int i = 0; i < 30; i++) {
        client.send("x".repeat(2_000));
        LockSupport.parkNanos(50_000_000);
      }
      assertThat(client.readToEnd()).endsWith("took 60000");
    }
  }

  @Test
  void opensNoMoreConnectionsToAnAddressThanItMayHave() throws Exception {
    List<RawClient> open = new ArrayList<>();
    for (int i = 0; i < MAX_CONNECTIONS; i++) {
      open.add(connect());
      assertThat(open.get(i).send(GET).read(15)).isEqualTo("HTTP/1.1 200 OK");
    }
    try (RawClient more = connect()) {
      more.trySend(GET);
      assertThat(more.readToEnd()).isEmpty();
    }
    open.get(0).close();
    Eventually.that(Duration.ofSeconds(30), this::isServed);
    for (RawClient client : open) {
      client.close();
    }
  }

  private void isServed() {
    try (RawClient client = connect()) {
      client.trySend(GET);
      assertThat(client.read(15)).isEqualTo("HTTP/1.1 200 OK");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void leavesSocketsAloneAndCountsThemOnlyWhileTheyAreOpen() throws Exception {
    for (int i = 0; i < 2 * MAX_CONNECTIONS; i++) {
      Eventually.that(Duration.ofSeconds(30), this::opensASocket);
    }
  }

  private void opensASocket() {
    String upgrade = "GET /socket HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n";
    try (RawClient client = connect()) {
      client.trySend(upgrade);
      assertThat(client.read(12)).isEqualTo("HTTP/1.1 101");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private double slow() {
    return node.meters().get("bulletin.http.slow").counter().count();
  }
}
