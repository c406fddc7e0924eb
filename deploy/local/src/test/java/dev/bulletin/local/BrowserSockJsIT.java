package dev.bulletin.local;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same where the pages offer SockJS only. */
class BrowserSockJsIT {
  private static RunningBulletin bulletin;

  @BeforeAll
  static void start() {
    BrowserScript.install();
    bulletin = RunningBulletin.start(Map.of("BULLETIN_TRANSPORTS", "sockjs"));
  }

  @AfterAll
  static void stop() {
    bulletin.close();
  }

  @Test
  void figuresMoveAndReportsAppearByTheWebSocketOfSockJs() {
    BrowserScript.pass("sockjs", bulletin);
  }

  @Test
  void theSameByXhrStreamingWhenSomethingOnTheWayRefusesEveryWebSocket() {
    BrowserScript.pass("streaming", bulletin);
  }
}
