package dev.bulletin.realtime.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** What the protocol's tests have in common. */
abstract class ProtocolCase {
  static final String ECHO = "/echo";
  static final String CLOSE = "/close";
  static final String WITHOUT_WEBSOCKET = "/disabled_websocket_echo";
  static final String WITH_COOKIE = "/cookie_needed_echo";
  static final String SCRIPT = "application/javascript;charset=UTF-8";

  private final int port;
  private final List<Exchange> open = new ArrayList<>();

  ProtocolCase(TestedServer server, TestedServers.Ports ports) {
    this.port = ports.of(server);
  }

  int port() {
    return port;
  }

  /** Each request has a connection of its own, which ends with the test at the latest. */
  final Exchange connect() throws IOException {
    Exchange exchange = Exchange.open(port);
    open.add(exchange);
    return exchange;
  }

  @AfterEach
  void hangUp() throws IOException {
    for (Exchange exchange : open) {
      exchange.close();
    }
  }

  final Exchange get(String path, String... headers) throws IOException {
    return connect().send("GET", path, "", headers);
  }

  final Exchange post(String path, String body, String... headers) throws IOException {
    return connect().send("POST", path, body, headers);
  }

  final Exchange options(String path, String... headers) throws IOException {
    return connect().send("OPTIONS", path, "", headers);
  }

  /** A new session of a service. */
  static String session(String base) {
    return base + "/000/" + UUID.randomUUID();
  }

  /** Asks once and expects one frame. */
  final void poll(String session, String frame) throws IOException {
    Exchange answer = post(session + "/xhr", "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(frame + "\n");
  }

  final Exchange send(String session, String messages) throws IOException {
    Exchange answer = post(session + "/xhr_send", messages);
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    return answer;
  }

  static void expect(Exchange stream, String text) throws IOException {
    assertThat(stream.read(text.length())).isEqualTo(text);
  }

  static void verifyNoCookie(Exchange answer) {
    assertThat(answer.header("set-cookie")).isEmpty();
  }

  static void verifyType(Exchange answer, String type) {
    assertThat(answer.header("content-type").replace(" ", "")).isEqualTo(type);
  }

  static void verifyNotCached(Exchange answer) {
    assertThat(answer.header("cache-control"))
        .isEqualTo("no-store, no-cache, no-transform, must-revalidate, max-age=0");
    assertThat(answer.header("expires")).isEmpty();
    assertThat(answer.header("last-modified")).isEmpty();
  }

  static void verifyCachedForLong(Exchange answer) {
    assertThat(answer.header("cache-control")).contains("public").containsPattern("max-age=\\d{7}");
    assertThat(answer.header("expires")).isNotEmpty();
  }

  static void verifyCors(Exchange answer, String origin) {
    assertThat(answer.header("access-control-allow-origin")).isEqualTo(origin);
    assertThat(answer.header("access-control-allow-credentials"))
        .isEqualTo(origin.equals("*") ? "" : "true");
  }

  final void verifyOptions(String path, String... methods) throws IOException {
    for (String origin : List.of("test", "null")) {
      Exchange answer =
          options(
              path, "Access-Control-Request-Method", String.join(", ", methods), "Origin", origin);
      assertThat(answer.status()).isIn(200, 204);
      verifyCachedForLong(answer);
      assertThat(Integer.parseInt(answer.header("access-control-max-age")))
          .isGreaterThan(1_000_000);
      assertThat(answer.header("access-control-allow-methods")).contains(methods);
      assertThat(answer.body()).isEmpty();
      verifyCors(answer, origin);
    }
  }
}
