package dev.bulletin.report;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.report.CompareRevisions;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindManuscript;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindRevision;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ListRevisions;
import dev.bulletin.contract.report.Manuscript;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.RestoreRevision;
import dev.bulletin.contract.report.ScheduleReport;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.SurveyReports;
import dev.bulletin.contract.report.UnscheduleReport;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole service on a node, asked over the bus. */
@ExtendWith(Servers.class)
class ReportServiceIT {
  private static PostgresServer postgres;
  private static String role;
  private static Node node;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) throws TimeoutException {
    postgres = server;
    role = access.user();
    node = Node.start(Nodes.alone()).await();
    ReportConfig config = Examples.config(access, Duration.ofHours(1));
    ReportServiceMain.SERVICE.startOn(node, config).await(60, TimeUnit.SECONDS);
    node.ready();
    Eventually.that(
        Duration.ofSeconds(60),
        () -> assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(1));
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @Test
  void aDraftIsShownOnlyToThoseWhoAskForDrafts() {
    create("draft");
    assertFails(find("draft", Language.EN, false), ErrorCode.NOT_FOUND, "no report draft");
    assertThat(done(find("draft", Language.EN, true)).report().status())
        .isEqualTo(ReportStatus.DRAFT);
  }

  @Test
  void answersAPublishedReportAsHtmlWithWhereItsDataStands() {
    create("weekly");
    publish("weekly", 1);
    ReportAnswer answer = done(find("weekly", Language.EN, false));
    assertThat(answer.report().title()).isEqualTo("Weekly outlook");
    assertThat(answer.report().body()).isEqualTo(Examples.ENGLISH.body());
    assertThat(answer.report().html())
        .isEqualTo("<h2 id=\"s-prices\">Prices</h2>\n<p>Bitcoin went <strong>up</strong>.</p>\n");
    assertThat(answer.report().languages()).containsExactlyInAnyOrder(Language.EN, Language.VI);
    assertThat(answer.report().readingMinutes()).isEqualTo(1);
    assertThat(answer.provenance().version()).isEqualTo("weekly-2-en");
    assertThat(answer.provenance().tags()).containsExactly("report:weekly");
    assertThat(answer.provenance().asOf()).isEqualTo(answer.report().updatedAt());
    assertThat(answer.provenance().stale()).isFalse();
  }

  @Test
  void answersInTheLanguageAskedFor() {
    createAndPublish("bilingual");
    assertThat(done(find("bilingual", Language.VI, false)).report())
        .extracting("language", "title", "html")
        .containsExactly(
            Language.VI,
            "Triển vọng tuần",
            "<h2 id=\"s-giá\">Giá</h2>\n<p>Bitcoin đã <strong>tăng</strong>.</p>\n");
    assertThat(done(find("bilingual", Language.EN, false)).report().title())
        .isEqualTo("Weekly outlook");
  }

  @Test
  void knowsNothingOfAnUnknownReport() {
    assertFails(find("unknown", Language.EN, true), ErrorCode.NOT_FOUND, "no report unknown");
  }

  @Test
  void refusalsOfTheStoreReachTheAsker() {
    create("refused");
    assertFails(
        node.bus().ask(Patient.call(ReportContract.CREATE), Examples.create("refused")),
        ErrorCode.CONFLICT,
        "the slug refused is taken");
    assertFails(
        node.bus().ask(Patient.call(ReportContract.UPDATE), Examples.update("refused", 9, "Stale")),
        ErrorCode.PRECONDITION_FAILED,
        "report refused is at revision 1, not 9");
    assertThat(done(find("refused", Language.EN, true)).report().title())
        .isEqualTo("Weekly outlook");
  }

  @Test
  void tellsTheSuiteAndTheReadersThatAReportIsPublished() {
    var changes = new ConcurrentLinkedQueue<ReportChanged>();
    var messages = new ConcurrentLinkedQueue<RoomMessage>();
    done(node.bus().subscribe(ReportContract.CHANGED, changes::add));
    done(node.bus().subscribe(RealtimeContract.PUBLISH, told -> messages.addAll(told.messages())));
    createAndPublish("told");
    Eventually.that(
        Duration.ofSeconds(60),
        () -> {
          assertThat(changes)
              .filteredOn(change -> change.slug().equals("told"))
              .extracting(ReportChanged::status)
              .containsExactly(ReportStatus.DRAFT, ReportStatus.PUBLISHED);
          assertThat(messages).extracting(RoomMessage::key).containsOnlyOnce("told");
        });
  }

  @Test
  void theVersionChangesWithEveryWrite() {
    create("versions");
    String draft = done(find("versions", Language.EN, true)).provenance().version();
    publish("versions", 1);
    String published = done(find("versions", Language.EN, true)).provenance().version();
    done(
        node.bus().ask(Patient.call(ReportContract.UPDATE), Examples.update("versions", 2, "New")));
    String updated = done(find("versions", Language.EN, true)).provenance().version();
    assertThat(List.of(draft, published, updated)).doesNotHaveDuplicates();
  }

  @Test
  void namesTheLanguagesThereAre() {
    done(
        node.bus()
            .ask(
                Patient.call(ReportContract.CREATE),
                new CreateReport(
                    Examples.ANALYST,
                    "vietnamese",
                    "An",
                    List.of(),
                    Map.of(Language.VI, Examples.VIETNAMESE))));
    assertFails(
        find("vietnamese", Language.EN, true),
        ErrorCode.NOT_FOUND,
        "no text of report vietnamese in en; there is vi");
  }

  @Test
  void listsInPagesThatSayWhatTheyDependOn() {
    List.of("page-1", "page-2", "page-3").forEach(ReportServiceIT::createAndPublish);
    Instant before = Instant.now();
    ReportPage first = done(list(2, null));
    assertThat(first.reports()).extracting("slug").containsExactly("page-3", "page-2");
    assertThat(first.provenance().tags())
        .containsExactlyInAnyOrder("reports", "report:page-3", "report:page-2");
    assertThat(first.provenance().asOf()).isBetween(before, Instant.now());
    ReportPage second = done(list(1, first.next()));
    assertThat(second.reports()).extracting("slug").containsExactly("page-1");
    assertThat(second.provenance().version()).isNotEqualTo(first.provenance().version());
  }

  @Test
  void pagesShowEveryReportOnceNewestFirst() {
    List<String> slugs = IntStream.rangeClosed(1, 25).mapToObj(i -> "paged-" + i).toList();
    slugs.forEach(ReportServiceIT::createAndPublish);
    List<String> shown = new ArrayList<>();
    for (ReportPage page = done(list(4, null)); page != null; page = following(page)) {
      page.reports().forEach(report -> shown.add(report.slug()));
    }
    assertThat(shown).doesNotHaveDuplicates();
    assertThat(shown.subList(0, 25))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 25).mapToObj(i -> "paged-" + (26 - i)).toList());
  }

  private static ReportPage following(ReportPage page) {
    return page.next() == null ? null : done(list(4, page.next()));
  }

  @Test
  void theLastPageHasNoNext() {
    createAndPublish("last");
    assertThat(done(list(100, null)).next()).isNull();
  }

  @Test
  void anAddressThatAReportHasLeftLeadsToIt() {
    createAndPublish("left");
    done(ask(ReportContract.MOVE, new MoveReport(Examples.ANALYST, "left", 2, "arrived")));
    ReportAnswer answer = done(find("left", Language.EN, false));
    assertThat(answer.report().slug()).isEqualTo("arrived");
    assertThat(answer.provenance().tags()).containsExactly("report:arrived");
    assertFails(
        ask(ReportContract.MOVE, new MoveReport(Examples.ANALYST, "arrived", 3, "Not a slug")),
        ErrorCode.INVALID_REQUEST,
        "newSlug: ");
  }

  @Test
  void aWithdrawnReportIsGoneUntilItIsPublishedAgain() {
    createAndPublish("taken-back");
    done(ask(ReportContract.WITHDRAW, new WithdrawReport(Examples.ANALYST, "taken-back", 2)));
    assertFails(
        find("taken-back", Language.EN, false), ErrorCode.GONE, "report taken-back is withdrawn");
    assertThat(done(find("taken-back", Language.EN, true)).report().status())
        .isEqualTo(ReportStatus.WITHDRAWN);
    assertThat(done(list(100, null)).reports()).extracting("slug").doesNotContain("taken-back");
    publish("taken-back", 3);
    assertThat(done(find("taken-back", Language.EN, false)).report().revision()).isEqualTo(4);
  }

  @Test
  void aScheduledReportIsPublishedAtItsTime() {
    create("scheduled");
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    done(
        ask(
            ReportContract.SCHEDULE,
            new ScheduleReport(Examples.ANALYST, "scheduled", 1, tomorrow)));
    assertFails(find("scheduled", Language.EN, false), ErrorCode.NOT_FOUND, "no report scheduled");
    // A day passes.
    Instant before = Instant.now();
    postgres.execute(
        """
        UPDATE %s.report
           SET publish_at = publish_at - interval '1 day',
               publish_try_at = publish_try_at - interval '1 day'
         WHERE slug = 'scheduled'"""
            .formatted(role));
    Eventually.that(
        Duration.ofSeconds(60),
        () ->
            assertThat(done(find("scheduled", Language.EN, false)).report().publishedAt())
                .isAfterOrEqualTo(before.truncatedTo(ChronoUnit.MICROS)));
  }

  @Test
  void aTimeMustBeInTheFutureAndCanBeTakenBack() {
    create("planned");
    for (Instant at : List.of(Instant.now().minusSeconds(1), Instant.MAX)) {
      assertFails(
          ask(ReportContract.SCHEDULE, new ScheduleReport(Examples.ANALYST, "planned", 1, at)),
          ErrorCode.INVALID_REQUEST,
          "at: expected a time in the next ten years");
    }
    Instant at = Instant.now().plus(Duration.ofDays(1));
    done(ask(ReportContract.SCHEDULE, new ScheduleReport(Examples.ANALYST, "planned", 1, at)));
    assertThat(
            done(
                ask(
                    ReportContract.UNSCHEDULE,
                    new UnscheduleReport(Examples.ANALYST, "planned", 2))))
        .isEqualTo(new ReportWritten("planned", 3, ReportStatus.DRAFT));
  }

  @Test
  void restoresTheContentOfAnEarlierRevisionAndNotItsStatus() {
    createAndPublish("restored");
    done(ask(ReportContract.UPDATE, Examples.update("restored", 2, "Worse")));
    double before = written("restore");
    assertThat(
            done(
                ask(
                    ReportContract.RESTORE,
                    new RestoreRevision(Examples.ANALYST, "restored", 3, 1))))
        .isEqualTo(new ReportWritten("restored", 4, ReportStatus.PUBLISHED));
    Manuscript now = done(ask(ReportContract.FIND_MANUSCRIPT, new FindManuscript("restored")));
    assertThat(now.texts()).isEqualTo(Examples.create("restored").texts());
    assertThat(now.tags()).containsExactly("bitcoin", "weekly");
    assertThat(written("restore")).isEqualTo(before + 1);
    assertFails(
        ask(ReportContract.RESTORE, new RestoreRevision(Examples.ANALYST, "restored", 3, 1)),
        ErrorCode.PRECONDITION_FAILED,
        "report restored is at revision 4, not 3");
    assertFails(
        ask(ReportContract.RESTORE, new RestoreRevision(Examples.ANALYST, "restored", 4, 9)),
        ErrorCode.NOT_FOUND,
        "no revision 9 of report restored");
  }

  /** Whatever is in its way by then: its own report, a later revision, the time that has come. */
  @Test
  void aWriteThatComesAgainWithItsKeyIsAnsweredWithWhatHasComeOfItAndNotDoneAgain() {
    Instant at = Instant.now().plus(Duration.ofDays(1));
    CreateReport create = keyed(Examples.create("keyed"), "create");
    var schedule = new ScheduleReport(Examples.ANALYST, "keyed", 1, at, key("schedule"));
    var publish = new PublishReport(Examples.ANALYST, "keyed", 2, key("publish"));
    var restore = new RestoreRevision(Examples.ANALYST, "keyed", 3, 1, key("restore"));
    var withdraw = new WithdrawReport(Examples.ANALYST, "keyed", 4, key("withdraw"));
    var move = new MoveReport(Examples.ANALYST, "keyed", 5, "keyed-elsewhere", key("move"));
    List<Supplier<Future<ReportWritten>>> writes =
        List.of(
            () -> ask(ReportContract.CREATE, create),
            () -> ask(ReportContract.SCHEDULE, schedule),
            () -> ask(ReportContract.PUBLISH, publish),
            () -> ask(ReportContract.RESTORE, restore),
            () -> ask(ReportContract.WITHDRAW, withdraw),
            () -> ask(ReportContract.MOVE, move));
    List<ReportWritten> first = writes.stream().map(write -> done(write.get())).toList();
    double before = written("create") + written("publish") + written("restore");
    assertThat(first).extracting(ReportWritten::revision).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(writes.stream().map(write -> done(write.get())).toList()).isEqualTo(first);
    assertThat(written("create") + written("publish") + written("restore")).isEqualTo(before);
    assertThat(done(find("keyed", Language.EN, true)).report().revision()).isEqualTo(6);
  }

  private static CommandKey key(String name) {
    return new CommandKey(name, "digest of " + name);
  }

  private static CreateReport keyed(CreateReport create, String name) {
    return new CreateReport(
        create.principal(),
        create.slug(),
        create.author(),
        create.tags(),
        create.texts(),
        key(name));
  }

  @Test
  void answersEveryQuestionOfReadersAndWriters() {
    createAndPublish("asked");
    var search = new SearchReports(Language.VI, "trien vong", ReportFilter.NONE, 100, null);
    assertThat(done(ask(ReportContract.SEARCH, search)).hits())
        .extracting(hit -> hit.report().slug())
        .contains("asked");
    assertThat(done(ask(ReportContract.COUNT_TAGS, new CountTags(Language.EN))).tags())
        .extracting("tag")
        .contains("bitcoin", "weekly");
    var around = new FindSurroundings("asked", Language.EN);
    assertThat(done(ask(ReportContract.FIND_SURROUNDINGS, around)).provenance().tags())
        .contains("reports");
    assertThat(done(ask(ReportContract.SURVEY, new SurveyReports(null, 1, null))).reports())
        .extracting("slug")
        .containsExactly("asked");
    assertThat(
            done(ask(ReportContract.LIST_REVISIONS, new ListRevisions("asked", 10, null)))
                .revisions())
        .extracting("revision")
        .containsExactly(2, 1);
    assertThat(done(ask(ReportContract.FIND_REVISION, new FindRevision("asked", 1))).status())
        .isEqualTo(ReportStatus.DRAFT);
    assertThat(
            done(ask(ReportContract.COMPARE_REVISIONS, new CompareRevisions("asked", 1, 2)))
                .fields())
        .extracting("field")
        .containsExactly("status");
    var filter = new ReportFilter("no-such-tag", null, null);
    assertThat(
            done(ask(ReportContract.LIST, new ListReports(Language.EN, filter, 10, null)))
                .reports())
        .isEmpty();
  }

  @Test
  void refusesABrokenPlaceAndAnUnreasonableLimit() {
    assertFails(list(10, "broken"), ErrorCode.INVALID_REQUEST, "after: ");
    assertFails(list(0, null), ErrorCode.INVALID_REQUEST, "limit: expected 1 to 100, got 0");
    assertFails(list(101, null), ErrorCode.INVALID_REQUEST, "limit: ");
  }

  @Test
  void whoMayNotWriteWritesNothing() {
    var reader = new Principal("token:reader", Set.of("dashboards:write"));
    var create = new CreateReport(reader, "forbidden", "A", List.of(), Map.of());
    assertFails(
        node.bus().ask(Patient.call(ReportContract.CREATE), create),
        ErrorCode.FORBIDDEN,
        "reports:write");
    assertFails(
        node.bus()
            .ask(Patient.call(ReportContract.PUBLISH), new PublishReport(reader, "forbidden", 1)),
        ErrorCode.FORBIDDEN,
        "reports:write");
    for (Future<ReportWritten> write :
        List.of(
            ask(ReportContract.UPDATE, new UpdateReport(reader, "x", 1, "A", List.of(), Map.of())),
            ask(ReportContract.RESTORE, new RestoreRevision(reader, "x", 1, 1)),
            ask(ReportContract.SCHEDULE, new ScheduleReport(reader, "x", 1, Instant.MAX)),
            ask(ReportContract.UNSCHEDULE, new UnscheduleReport(reader, "x", 1)),
            ask(ReportContract.WITHDRAW, new WithdrawReport(reader, "x", 1)),
            ask(ReportContract.MOVE, new MoveReport(reader, "x", 1, "y")))) {
      assertFails(write, ErrorCode.FORBIDDEN, "reports:write");
    }
  }

  @Test
  void refusesWhatCannotBeAcceptedNamingTheField() {
    assertFails(
        node.bus().ask(Patient.call(ReportContract.CREATE), Examples.create("Not a slug")),
        ErrorCode.INVALID_REQUEST,
        "slug: ");
    assertFails(
        node.bus()
            .ask(Patient.call(ReportContract.CREATE), withBody("intricate", "<".repeat(100_000))),
        ErrorCode.INVALID_REQUEST,
        "texts.en.body: ");
    assertFails(find("intricate", Language.EN, true), ErrorCode.NOT_FOUND, "intricate");
  }

  @Test
  void aReportThatIsPublishedIsThereAlthoughItWasKnownNotToBe() {
    assertFails(find("awaited", Language.EN, false), ErrorCode.NOT_FOUND, "awaited");
    done(list(9, null));
    createAndPublish("awaited");
    assertThat(done(find("awaited", Language.EN, false)).report().slug()).isEqualTo("awaited");
    assertThat(done(list(9, null)).reports()).extracting("slug").contains("awaited");
    assertThat(node.meters().find("bulletin.cache.requests").counters()).isNotEmpty();
  }

  @Test
  void counts() {
    double before = written("publish");
    create("counted");
    publish("counted", 1);
    publish("counted", 2);
    assertThat(written("publish")).isEqualTo(before + 1);
    assertThat(written("create")).isPositive();
  }

  @Test
  void holdsNoMoreConnectionsThanItMay() {
    create("connections");
    List<Future<ReportWritten>> writes =
        IntStream.range(0, 50)
            .mapToObj(i -> ask(ReportContract.CREATE, Examples.create("many-" + i)))
            .toList();
    done(Future.all(writes));
    assertThat(postgres.connectionsOf(role)).isLessThanOrEqualTo(8);
  }

  private static <Q extends Record, A extends Record> Future<A> ask(Call<Q, A> call, Q question) {
    return node.bus().ask(Patient.call(call), question);
  }

  private static double written(String kind) {
    return node.meters().get("bulletin.reports.written").tag("kind", kind).counter().count();
  }

  private static CreateReport withBody(String slug, String body) {
    return new CreateReport(
        Examples.ANALYST,
        slug,
        "An",
        List.of(),
        Map.of(Language.EN, new ReportText("T", "", body)));
  }

  private static void createAndPublish(String slug) {
    create(slug);
    publish(slug, 1);
  }

  private static void create(String slug) {
    done(ask(ReportContract.CREATE, Examples.create(slug)));
  }

  private static void publish(String slug, int revision) {
    done(ask(ReportContract.PUBLISH, Examples.publish(slug, revision)));
  }

  private static Future<ReportAnswer> find(String slug, Language language, boolean drafts) {
    return ask(ReportContract.FIND, new FindReport(slug, language, drafts));
  }

  private static Future<ReportPage> list(int limit, String after) {
    return ask(ReportContract.LIST, new ListReports(Language.EN, limit, after));
  }

  private static void assertFails(Future<?> future, ErrorCode code, String detail) {
    assertThatThrownBy(() -> done(future))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(code);
              assertThat(failure.detail()).contains(detail);
            });
  }
}
