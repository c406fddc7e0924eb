package dev.bulletin.report.store;

import static dev.bulletin.report.KeptReports.assertFails;
import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.report.Examples;
import dev.bulletin.report.KeptReports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class ReportLifecycleIT {
  private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));

  private static KeptReports kept;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    kept = KeptReports.start(server, access);
  }

  @AfterAll
  static void stop() {
    kept.close();
  }

  @Test
  void aDraftWaitsForItsTimeAndMayBeGivenAnother() {
    create("waiting");
    assertThat(done(schedule("waiting", 1)))
        .isEqualTo(new ReportWritten("waiting", 2, ReportStatus.SCHEDULED));
    assertThat(done(schedule("waiting", 2)).revision()).isEqualTo(3);
    assertThat(done(unschedule("waiting", 3)))
        .isEqualTo(new ReportWritten("waiting", 4, ReportStatus.DRAFT));
    assertThat(revisions("waiting"))
        .containsExactly("1 draft", "2 scheduled", "3 scheduled", "4 draft");
  }

  @Test
  void whatIsWrittenWhileItWaitsGoesOnWaiting() {
    create("improved");
    done(schedule("improved", 1));
    assertThat(done(kept.reports().update(Examples.update("improved", 2, "Better"))).status())
        .isEqualTo(ReportStatus.SCHEDULED);
  }

  @Test
  void publishingByHandEndsTheWait() {
    create("hurried");
    done(schedule("hurried", 1));
    done(kept.reports().publish(Examples.publish("hurried", 2)));
    assertThat(kept.query("SELECT slug FROM %s.report WHERE publish_at IS NOT NULL"))
        .doesNotContain("hurried");
  }

  @Test
  void onlyWhatWasNeverPublishedCanWait() {
    publish("shown");
    assertFails(
        schedule("shown", 2),
        ErrorCode.CONFLICT,
        "report shown cannot be scheduled: it is published");
    done(withdraw("shown", 2));
    assertFails(schedule("shown", 3), ErrorCode.CONFLICT, "it is withdrawn");
    assertFails(unschedule("shown", 3), ErrorCode.CONFLICT, "it is withdrawn");
    assertThat(revisions("shown")).hasSize(3);
  }

  @Test
  void withdrawingIsARevisionAndWithdrawingAgainIsNone() {
    publish("gone");
    var written = new ReportWritten("gone", 3, ReportStatus.WITHDRAWN);
    assertThat(done(withdraw("gone", 2))).isEqualTo(written);
    assertThat(done(withdraw("gone", 3))).isEqualTo(written);
    assertThat(revisions("gone")).containsExactly("1 draft", "2 published", "3 withdrawn");
  }

  @Test
  void publishingBringsBackWhatWasWithdrawnWithItsTime() {
    publish("back");
    Instant publishedAt = find("back").publishedAt();
    done(withdraw("back", 2));
    assertThat(done(kept.reports().publish(Examples.publish("back", 3))))
        .isEqualTo(new ReportWritten("back", 4, ReportStatus.PUBLISHED));
    assertThat(find("back").publishedAt()).isEqualTo(publishedAt);
  }

  @Test
  void aDraftCannotBeWithdrawn() {
    create("unseen");
    assertFails(
        withdraw("unseen", 1),
        ErrorCode.CONFLICT,
        "report unseen cannot be withdrawn: it is a draft");
  }

  @Test
  void aStaleWriteOfAnyKindChangesNothing() {
    publish("stale");
    for (Future<ReportWritten> stale :
        List.of(
            schedule("stale", 1),
            unschedule("stale", 1),
            withdraw("stale", 1),
            move("stale", 1, "elsewhere"))) {
      assertFails(stale, ErrorCode.PRECONDITION_FAILED, "report stale is at revision 2, not 1");
    }
    assertFails(withdraw("nowhere", 1), ErrorCode.NOT_FOUND, "no report nowhere");
    assertThat(revisions("stale")).hasSize(2);
  }

  @RepeatedTest(10)
  void ofTwoWritersOfDifferentKindsExactlyOneWins(RepetitionInfo round) {
    String slug = "contested-" + round.getCurrentRepetition();
    publish(slug);
    List<Future<ReportWritten>> writes =
        List.of(
            withdraw(slug, 2),
            move(slug, 2, slug + "-moved"),
            kept.reports().update(Examples.update(slug, 2, "Mine")),
            kept.reports().update(Examples.update(slug, 2, "Theirs")));
    assertThatThrownBy(() -> done(Future.join(writes)));
    assertThat(writes).filteredOn(Future::succeeded).hasSize(1);
    assertThat(writes.stream().filter(Future::failed).map(Future::cause))
        .allSatisfy(
            failure ->
                assertThat(((ServiceException) failure).code())
                    .isEqualTo(ErrorCode.PRECONDITION_FAILED));
    assertThat(find(slug).revision()).isEqualTo(3);
  }

  @Test
  void aReportIsFoundAndWrittenAtEveryAddressThatItHadBefore() {
    publish("first");
    assertThat(done(move("first", 2, "second")))
        .isEqualTo(new ReportWritten("second", 3, ReportStatus.PUBLISHED));
    done(move("second", 3, "third"));
    assertThat(List.of(find("first"), find("second"), find("third")))
        .extracting(StoredReport::slug)
        .containsOnly("third");
    assertThat(done(withdraw("first", 4)).slug()).isEqualTo("third");
    assertThat(
            kept.query(
                "SELECT slug FROM %s.report_revision WHERE report = (SELECT report FROM %s.report_former_slug WHERE slug = 'first') ORDER BY revision"))
        .containsExactly("first", "first", "second", "third", "third");
  }

  @Test
  void aReportMayComeBackToAnAddressThatItHasLeft() {
    publish("home");
    done(move("home", 2, "away"));
    assertThat(done(move("away", 3, "home")).slug()).isEqualTo("home");
    assertThat(find("away").slug()).isEqualTo("home");
    assertThat(done(move("home", 4, "away")).slug()).isEqualTo("away");
  }

  @Test
  void movingToWhereItIsWritesNothing() {
    publish("still");
    assertThat(done(move("still", 2, "still")).revision()).isEqualTo(2);
    assertThat(revisions("still")).hasSize(2);
  }

  @Test
  void noReportTakesAnAddressThatAnotherHasOrHadBefore() {
    publish("owner");
    publish("taker");
    assertFails(move("taker", 2, "owner"), ErrorCode.CONFLICT, "the slug owner is taken");
    done(move("owner", 2, "owner-moved"));
    String former = "the slug owner leads to report owner-moved, which had it before";
    assertFails(move("taker", 2, "owner"), ErrorCode.CONFLICT, former);
    assertFails(kept.reports().create(Examples.create("owner")), ErrorCode.CONFLICT, former);
    assertThat(find("taker").revision()).isEqualTo(2);
    assertThat(find("owner").slug()).isEqualTo("owner-moved");
  }

  @RepeatedTest(10)
  void anAddressThatIsLeftAtThisMomentIsNobodysElse(RepetitionInfo round) {
    String slug = "left-" + round.getCurrentRepetition();
    publish(slug);
    publish(slug + "-other");
    Future<ReportWritten> left = move(slug, 2, slug + "-moved");
    List<Future<ReportWritten>> takers =
        List.of(kept.reports().create(Examples.create(slug)), move(slug + "-other", 2, slug));
    assertThatThrownBy(() -> done(Future.join(takers)));
    assertThat(done(left).slug()).isEqualTo(slug + "-moved");
    assertThat(takers)
        .allSatisfy(
            taker ->
                assertThat(((ServiceException) taker.cause()).code())
                    .isEqualTo(ErrorCode.CONFLICT));
  }

  @Test
  void keepsWhatABodyIsWrittenIn() {
    var html = new ReportText("T", "", "<p>Text</p>", BodyFormat.HTML);
    kept.publish(
        "imported", List.of(), Map.of(Language.EN, html, Language.VI, Examples.VIETNAMESE));
    assertThat(find("imported").texts().get(Language.EN).format()).isEqualTo(BodyFormat.HTML);
    assertThat(
            kept.query(
                "SELECT concat(texts -> 'en' ->> 'format', ' ', texts -> 'vi' ->> 'format') FROM %s.report_revision WHERE slug = 'imported' AND revision = 1"))
        .containsExactly("html markdown");
  }

  private static void create(String slug) {
    done(kept.reports().create(Examples.create(slug)));
  }

  private static void publish(String slug) {
    create(slug);
    done(kept.reports().publish(Examples.publish(slug, 1)));
  }

  private static StoredReport find(String slug) {
    return done(kept.reports().find(slug, Language.EN)).orElseThrow();
  }

  private static Future<ReportWritten> schedule(String slug, int revision) {
    return kept.lifecycle()
        .schedule(new ScheduleReport(Examples.ANALYST, slug, revision, TOMORROW));
  }

  private static Future<ReportWritten> unschedule(String slug, int revision) {
    return kept.lifecycle().unschedule(new UnscheduleReport(Examples.ANALYST, slug, revision));
  }

  private static Future<ReportWritten> withdraw(String slug, int revision) {
    return kept.lifecycle().withdraw(new WithdrawReport(Examples.ANALYST, slug, revision));
  }

  private static Future<ReportWritten> move(String slug, int revision, String newSlug) {
    return kept.lifecycle().move(new MoveReport(Examples.ANALYST, slug, revision, newSlug));
  }

  private static List<String> revisions(String slug) {
    return kept.query(
        """
        SELECT concat(v.revision, ' ', v.status)
          FROM %s.report_revision v
          JOIN %s.report r ON r.id = v.report
         WHERE r.slug = ?
         ORDER BY v.revision""",
        slug);
  }
}
