package dev.bulletin.local;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Publishers use the studio with a real browser, and lose nothing. */
class StudioBrowserIT {
  private static RunningBulletin bulletin;
  private static Browser browser;

  @BeforeAll
  static void start() {
    bulletin = RunningBulletin.start(Map.of());
    browser = Browser.open(bulletin);
  }

  @AfterAll
  static void stop() {
    browser.close();
    bulletin.close();
  }

  @Test
  void aReportIsWrittenPreviewedPublishedAndRead() {
    browser.pass("writing");
  }

  @Test
  void anImageIsPastedAndShownToReaders() {
    browser.pass("image");
  }

  @Test
  void unsavedTextSurvivesAClosedTab() {
    browser.pass("closedTab");
  }

  @Test
  void theSecondOfTwoPeopleIsShownTheDifference() {
    browser.pass("twoPeople");
  }

  @Test
  void aTextSurvivesASessionThatHasEnded() {
    browser.pass("endedSession");
  }

  @Test
  void aDashboardBecomesADraftFromItsOwnPage() {
    browser.pass("fromDashboard");
  }

  @Test
  void aReportIsWrittenAndPublishedWithoutAScript() {
    browser.pass("writingWithoutScript");
  }

  @Test
  void aDashboardIsDefinedChangedBeforeAReadersEyesAndRemoved() {
    browser.pass("defining");
  }

  @Test
  void anAdministratorSeesReadersComeAndSendsOneAway() {
    browser.pass("watching");
  }
}
