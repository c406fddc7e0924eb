package dev.bulletin.report.manuscript;

import static dev.bulletin.report.KeptReports.assertFails;
import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSurvey;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.SurveyReports;
import dev.bulletin.contract.report.SurveyedReport;
import dev.bulletin.report.Examples;
import dev.bulletin.report.KeptReports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class ManuscriptsIT {
  private static final Instant TOMORROW =
      Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);

  private static KeptReports kept;
  private static ManuscriptQueries queries;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    kept = KeptReports.start(server, access);
    queries = new ManuscriptQueries(new PgManuscripts(kept.database()), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    kept.close();
  }

  @BeforeEach
  void clear() {
    kept.execute("TRUNCATE %s.report CASCADE");
  }

  @Test
  void answersAReportAsItIsWrittenInAllLanguages() {
    create("weekly");
    done(kept.lifecycle().schedule(new ScheduleReport(Examples.ANALYST, "weekly", 1, TOMORROW)));
    Manuscript found = find("weekly");
    assertThat(found.texts())
        .isEqualTo(Map.of(Language.EN, Examples.ENGLISH, Language.VI, Examples.VIETNAMESE));
    assertThat(found.status()).isEqualTo(ReportStatus.SCHEDULED);
    assertThat(found.publishAt()).isEqualTo(TOMORROW);
    assertThat(found.publishedAt()).isNull();
    assertThat(found.formerSlugs()).isEmpty();
    assertThat(found.provenance().version()).isEqualTo("weekly-2");
    assertThat(found.provenance().tags()).containsExactly("report:weekly");
  }

  @Test
  void namesTheAddressesThatItHasLeftTheLastFirst() {
    create("first");
    done(kept.lifecycle().move(new MoveReport(Examples.ANALYST, "first", 1, "second")));
    done(kept.lifecycle().move(new MoveReport(Examples.ANALYST, "second", 2, "third")));
    assertThat(find("first").slug()).isEqualTo("third");
    assertThat(find("first").formerSlugs()).containsExactly("second", "first");
  }

  @Test
  void knowsNothingOfAnUnknownReport() {
    assertFails(
        queries.find(new FindManuscript("unknown")), ErrorCode.NOT_FOUND, "no report unknown");
  }

  @Test
  void surveysReportsOfEveryStatusThoseChangedLastFirstInPages() {
    List.of("a", "b", "c", "d", "e").forEach(ManuscriptsIT::create);
    done(kept.reports().publish(Examples.publish("b", 1)));
    done(kept.lifecycle().schedule(new ScheduleReport(Examples.ANALYST, "a", 1, TOMORROW)));
    assertThat(surveyed(null)).containsExactly("a", "b", "e", "d", "c");
    assertThat(surveyed(ReportStatus.DRAFT)).containsExactly("e", "d", "c");
    assertThat(surveyed(ReportStatus.WITHDRAWN)).isEmpty();
    SurveyedReport scheduled = survey(ReportStatus.SCHEDULED, null).reports().get(0);
    assertThat(scheduled.publishAt()).isEqualTo(TOMORROW);
    assertThat(scheduled.titles())
        .isEqualTo(Map.of(Language.EN, "Weekly outlook", Language.VI, "Triển vọng tuần"));
  }

  private static List<String> surveyed(ReportStatus status) {
    List<String> slugs = new ArrayList<>();
    String after = null;
    do {
      ReportSurvey page = survey(status, after);
      page.reports().forEach(report -> slugs.add(report.slug()));
      after = page.next();
    } while (after != null);
    return slugs;
  }

  private static ReportSurvey survey(ReportStatus status, String after) {
    return done(queries.survey(new SurveyReports(status, 2, after)));
  }

  private static Manuscript find(String slug) {
    return done(queries.find(new FindManuscript(slug)));
  }

  private static void create(String slug) {
    done(kept.reports().create(Examples.create(slug)));
  }
}
