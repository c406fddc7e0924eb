package dev.bulletin.local;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** An installation whose network has no WebSockets. */
class BrowserSockJsIT {
  private static final Map<String, String> SOCKJS_ONLY =
      Map.of("BULLETIN_TRANSPORTS", "sockjs", "BULLETIN_REALTIME_TRANSPORTS", "sockjs");

  @Test
  void figuresMoveAndReportsAppearByXhrStreaming() {
    try (RunningBulletin bulletin = RunningBulletin.start(SOCKJS_ONLY);
        Browser browser = Browser.open(bulletin)) {
      browser.pass("streaming");
    }
  }
}
