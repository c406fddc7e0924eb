package dev.bulletin.local;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Publishers use the studio with a real browser, and lose nothing. */
class StudioBrowserIT {
  private static RunningBulletin bulletin;

  @BeforeAll
  static void start() {
    BrowserScript.install();
    bulletin = RunningBulletin.start(Map.of());
  }

  @AfterAll
  static void stop() {
    bulletin.close();
  }

  @Test
  void aReportIsWrittenPreviewedPublishedAndRead() {
    BrowserScript.pass("writing", bulletin);
  }

  @Test
  void anImageIsPastedAndShownToReaders() {
    BrowserScript.pass("image", bulletin);
  }

  @Test
  void unsavedTextSurvivesAClosedTab() {
    BrowserScript.pass("closedTab", bulletin);
  }

  @Test
  void theSecondOfTwoPeopleIsShownTheDifference() {
    BrowserScript.pass("twoPeople", bulletin);
  }

  @Test
  void aTextSurvivesASessionThatHasEnded() {
    BrowserScript.pass("endedSession", bulletin);
  }

  @Test
  void aDashboardBecomesADraftFromItsOwnPage() {
    BrowserScript.pass("fromDashboard", bulletin);
  }

  @Test
  void aReportIsWrittenAndPublishedWithoutAScript() {
    BrowserScript.pass("writingWithoutScript", bulletin);
  }

  @Test
  void aDashboardIsDefinedChangedBeforeAReadersEyesAndRemoved() {
    BrowserScript.pass("defining", bulletin);
  }

  @Test
  void anAdministratorSeesReadersComeAndSendsOneAway() {
    BrowserScript.pass("watching", bulletin);
  }
}
