package dev.bulletin.local;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Installations that offer nothing but the SDK's own ways over HTTP. */
class BrowserEmulationIT {
  @ParameterizedTest
  @CsvSource({"http_stream, httpStream", "sse, events"})
  void figuresMoveAndReportsAppear(String transport, String scenario) {
    try (RunningBulletin bulletin =
            RunningBulletin.start(Map.of("BULLETIN_TRANSPORTS", transport));
        Browser browser = Browser.open(bulletin)) {
      browser.pass(scenario);
    }
  }
}
