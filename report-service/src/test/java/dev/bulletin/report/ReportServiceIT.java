package dev.bulletin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    ReportServiceMain.SERVICE.startOn(node, config).await(30, TimeUnit.SECONDS);
    node.ready();
    Eventually.that(
        Duration.ofSeconds(5),
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
        node.bus().ask(ReportContract.CREATE, Examples.create("refused")),
        ErrorCode.CONFLICT,
        "the slug refused is taken");
    assertFails(
        node.bus().ask(ReportContract.UPDATE, Examples.update("refused", 9, "Stale")),
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
        Duration.ofSeconds(10),
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
    done(node.bus().ask(ReportContract.UPDATE, Examples.update("versions", 2, "New")));
    String updated = done(find("versions", Language.EN, true)).provenance().version();
    assertThat(List.of(draft, published, updated)).doesNotHaveDuplicates();
  }

  @Test
  void namesTheLanguagesThereAre() {
    done(
        node.bus()
            .ask(
                ReportContract.CREATE,
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
        node.bus().ask(ReportContract.CREATE, create), ErrorCode.FORBIDDEN, "reports:write");
    assertFails(
        node.bus().ask(ReportContract.PUBLISH, new PublishReport(reader, "forbidden", 1)),
        ErrorCode.FORBIDDEN,
        "reports:write");
  }

  @Test
  void refusesWhatCannotBeAcceptedNamingTheField() {
    assertFails(
        node.bus().ask(ReportContract.CREATE, Examples.create("Not a slug")),
        ErrorCode.INVALID_REQUEST,
        "slug: ");
    assertFails(
        node.bus().ask(ReportContract.CREATE, withBody("intricate", "<".repeat(100_000))),
        ErrorCode.INVALID_REQUEST,
        "texts.en.body: ");
    assertFails(find("intricate", Language.EN, true), ErrorCode.NOT_FOUND, "intricate");
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
            .mapToObj(i -> node.bus().ask(ReportContract.CREATE, Examples.create("many-" + i)))
            .toList();
    done(Future.all(writes));
    assertThat(postgres.connectionsOf(role)).isLessThanOrEqualTo(8);
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
    done(node.bus().ask(ReportContract.CREATE, Examples.create(slug)));
  }

  private static void publish(String slug, int revision) {
    done(node.bus().ask(ReportContract.PUBLISH, Examples.publish(slug, revision)));
  }

  private static Future<ReportAnswer> find(String slug, Language language, boolean drafts) {
    return node.bus().ask(ReportContract.FIND, new FindReport(slug, language, drafts));
  }

  private static Future<ReportPage> list(int limit, String after) {
    return node.bus().ask(ReportContract.LIST, new ListReports(Language.EN, limit, after));
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

  private static <T> T done(Future<T> future) {
    try {
      return future.await(10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within 10 s", e);
    }
  }
}
