package dev.bulletin.bench.realtime.churn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WayTest {
  private static final String SWITCHED =
      "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n";
  private static final String CONNECTED =
      "HTTP/1.1 200 OK\r\n\r\n{\"id\":1,\"connect\":{\"client\":\"c\",\"session\":\"s1\",\"node\":\"n1\"}}";

  @Test
  void aGuestSpeaksWhenItsConnectionHasBecomeAWebSocket() {
    assertThat(Way.WEBSOCKET.isReady(SWITCHED)).isFalse();
    assertThat(Way.WEBSOCKET.isReady(SWITCHED + "\r\n")).isTrue();
    assertThat(Way.WEBSOCKET.isReady("HTTP/1.1 503 Service Unavailable\r\n\r\n")).isFalse();
  }

  @Test
  void aGuestOfSockJsWaitsToBeGreeted() {
    assertThat(Way.SOCKJS.isReady(SWITCHED + "\r\n")).isFalse();
    assertThat(Way.SOCKJS.isReady(SWITCHED + "\r\n\u0081\u0001o")).isTrue();
    assertThat(Way.XHR_STREAMING.isReady("HTTP/1.1 200 OK\r\n\r\n801\r\nhhh\n\r\n")).isFalse();
    assertThat(Way.XHR_STREAMING.isReady("801\r\nhhh\n\r\n2\r\no\n\r\n")).isTrue();
  }

  @Test
  void commandsBesideAStreamNameItsSessionAndNode() {
    assertThat(Way.SSE.isReady("HTTP/1.1 200 OK\r\n\r\n")).isFalse();
    assertThat(Way.SSE.isReady(CONNECTED)).isTrue();
    assertThat(Way.HTTP_STREAM.saying(Visit.of(1), CONNECTED))
        .startsWith("POST /emulation HTTP/1.1\r\n")
        .contains(
            "\r\n\r\n{\"session\":\"s1\",\"node\":\"n1\",\"data\":\"{\\\"id\\\":2,\\\"subscribe\\\"");
  }

  @Test
  void whatSockJsCarriesIsOneText() {
    assertThat(Way.SOCKJS.saying(Visit.of(1), ""))
        .startsWith("[\"{\\\"id\\\":1,\\\"connect\\\":{}}\\n{\\\"id\\\":2,")
        .endsWith("}}\"]");
  }
}
