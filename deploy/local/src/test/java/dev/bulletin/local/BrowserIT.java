package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Readers use the suite with a real browser, and nothing goes wrong on their pages. */
class BrowserIT {
  private static RunningBulletin bulletin;
  private static OtherSite allowed;
  private static OtherSite other;

  @BeforeAll
  static void start() {
    BrowserScript.install();
    allowed = OtherSite.start();
    other = OtherSite.start();
    bulletin =
        RunningBulletin.start(
            Map.of(
                // As browsers offer it: what they read here is compressed.
                "BULLETIN_REALTIME_COMPRESSION",
                "true",
                "BULLETIN_EMBED_ORIGINS",
                allowed.origin()));
  }

  @AfterAll
  static void stop() {
    bulletin.close();
    other.close();
    allowed.close();
  }

  @Test
  void figuresMoveAndReportsAppearByWebSocket() {
    BrowserScript.pass("websocket", bulletin);
    assertThat(new GatewayClient(bulletin.management(), "").get("/metrics").body())
        .containsPattern("(?m)^bulletin_realtime_deflations_total [1-9]");
  }

  @Test
  void theSameByXhrStreamingWhenSomethingOnTheWayRefusesEveryWebSocket() {
    BrowserScript.pass("refused", bulletin);
  }

  @Test
  void theSameByTheWebSocketOfSockJsWhenOnlyThePlainOneIsRefused() {
    BrowserScript.pass("sockjs", bulletin);
  }

  @Test
  void anybodysPageReadsARoomByAPlainEventSource() {
    BrowserScript.pass("plainEvents", bulletin);
  }

  @Test
  void thePageSaysThatTheLineIsBrokenAndGoesOnWhenItIsBack() {
    BrowserScript.pass("reconnecting", bulletin);
  }

  @Test
  void everythingCanBeReadWithoutAScript() {
    BrowserScript.pass("withoutScript", bulletin);
  }

  @Test
  void theOtherLanguageOfAPageIsTheSamePage() {
    BrowserScript.pass("languages", bulletin);
  }

  @Test
  void aChosenThemeIsThereBeforeTheFirstPaint() {
    BrowserScript.pass("theme", bulletin);
  }

  @Test
  void aMachinesOwnFiguresAreDefinedPushedAndWatchedByTheApiAlone() {
    BrowserScript.pass("machine", bulletin);
  }

  @Test
  void aReportIsFoundByItsWords() {
    BrowserScript.pass("search", bulletin);
  }

  @Test
  void theContentsOfAReportFollowTheReading() {
    BrowserScript.pass("contents", bulletin);
  }

  @Test
  void theOtherLanguageOfAReportOpensAtTheSameHeading() {
    BrowserScript.pass("keepsPlace", bulletin);
  }

  @Test
  void aChartIsReadByKeyboardAndByPointer() {
    BrowserScript.pass("chart", bulletin);
  }

  @Test
  void aReportThatWasReadIsThereWithoutAConnectionAndFiguresAreNot() {
    BrowserScript.pass("offline", bulletin);
  }

  @Test
  void aSiteThatMayShowsAPanelWhoseFiguresMove() {
    BrowserScript.pass("framed", bulletin, allowed, other);
  }

  @Test
  void theBrowserKeepsAPanelFromASiteThatMayNot() {
    BrowserScript.pass("unframed", bulletin, allowed, other);
  }

  @Test
  void aPublisherCopiesTheHtmlThatShowsAPanelElsewhere() {
    BrowserScript.pass("embedding", bulletin, allowed, other);
  }

  @Test
  void everyPageIsSoundInEveryLanguageThemeAndWidth() {
    BrowserScript.pass("matrix", bulletin);
  }

  @Test
  void noPageIsWiderThanANarrowPhone() {
    BrowserScript.pass("narrow", bulletin);
  }
}
