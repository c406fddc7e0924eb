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
  private static Browser browser;

  @BeforeAll
  static void start() {
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
    browser = Browser.open(bulletin, allowed, other);
  }

  @AfterAll
  static void stop() {
    browser.close();
    bulletin.close();
    other.close();
    allowed.close();
  }

  @Test
  void figuresMoveAndReportsAppearByWebSocket() {
    browser.pass("websocket");
    assertThat(new GatewayClient(bulletin.management(), "").get("/metrics").body())
        .containsPattern("(?m)^bulletin_realtime_deflations_total [1-9]");
  }

  @Test
  void theSameByXhrStreamingWhenSomethingOnTheWayRefusesEveryWebSocket() {
    browser.pass("refused");
  }

  @Test
  void theSameByTheWebSocketOfSockJsWhenOnlyThePlainOneIsRefused() {
    browser.pass("sockjs");
  }

  @Test
  void anybodysPageReadsARoomByAPlainEventSource() {
    browser.pass("plainEvents");
  }

  @Test
  void thePageSaysThatTheLineIsBrokenAndGoesOnWhenItIsBack() {
    browser.pass("reconnecting");
  }

  @Test
  void everythingCanBeReadWithoutAScript() {
    browser.pass("withoutScript");
  }

  @Test
  void theOtherLanguageOfAPageIsTheSamePage() {
    browser.pass("languages");
  }

  @Test
  void aChosenThemeIsThereBeforeTheFirstPaint() {
    browser.pass("theme");
  }

  @Test
  void noFrameHasAnotherThemeThanTheChosenOne() {
    browser.pass("flash");
  }

  @Test
  void whoeverWantsNothingToMoveSeesNothingMove() {
    browser.pass("stillness");
  }

  @Test
  void everyPageCanBePrinted() {
    browser.pass("print");
  }

  @Test
  void theScriptOfChartsComesWhenOneIsSeen() {
    browser.pass("patience");
  }

  @Test
  void theSiteCanBeInstalled() {
    browser.pass("installing");
  }

  @Test
  void aMachinesOwnFiguresAreDefinedPushedAndWatchedByTheApiAlone() {
    browser.pass("machine");
  }

  @Test
  void aReportIsFoundByItsWords() {
    browser.pass("search");
  }

  @Test
  void theContentsOfAReportFollowTheReading() {
    browser.pass("contents");
  }

  @Test
  void theOtherLanguageOfAReportOpensAtTheSameHeading() {
    browser.pass("keepsPlace");
  }

  @Test
  void aChartIsReadByKeyboardAndByPointer() {
    browser.pass("chart");
  }

  @Test
  void aReportThatWasReadIsThereWithoutAConnectionAndFiguresAreNot() {
    browser.pass("offline");
  }

  @Test
  void aSiteThatMayShowsAPanelWhoseFiguresMove() {
    browser.pass("framed");
  }

  @Test
  void theBrowserKeepsAPanelFromASiteThatMayNot() {
    browser.pass("unframed");
  }

  @Test
  void aPublisherCopiesTheHtmlThatShowsAPanelElsewhere() {
    browser.pass("embedding");
  }

  @Test
  void everyPageIsSoundInEveryLanguageThemeAndWidth() {
    browser.pass("matrix");
  }

  @Test
  void noPageIsWiderThanANarrowPhone() {
    browser.pass("narrow");
  }
}
