package dev.bulletin.faults.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SocketsTest {
  @Test
  void areThoseOfAllTransports() {
    assertThat(
            Sockets.in(
                """
                # TYPE bulletin_realtime_connections gauge
                bulletin_realtime_connections{transport="sockjs"} 3.0
                bulletin_realtime_connections{transport="websocket"} 1000.0
                bulletin_realtime_readers{kind="state"} 7.0
                """))
        .isEqualTo(1_003);
  }
}
