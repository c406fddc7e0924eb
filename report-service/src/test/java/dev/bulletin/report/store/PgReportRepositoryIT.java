package dev.bulletin.report.store;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.report.Examples;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class PgReportRepositoryIT {
  private static PostgresServer postgres;
  private static String schema;
  private static Node node;
  private static final List<Change> committed = new CopyOnWriteArrayList<>();
  private static Database database;
  private static ReportRepository reports;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    postgres = server;
    schema = access.user();
    node = Node.start(Nodes.alone()).await();
    Migrations.run(node.vertx(), Examples.pg(access), ReportContract.SERVICE).await();
    database = Database.open(node, ReportContract.SERVICE, Examples.pg(access), 1).await();
    reports = new PgReportRepository(database, committed::add);
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @BeforeEach
  void forget() {
    committed.clear();
  }

  @Test
  void findsWhatWasCreated() {
    assertThat(done(reports.create(Examples.create("created"))))
        .isEqualTo(new ReportWritten("created", 1, ReportStatus.DRAFT));
    StoredReport found = find("created", Language.VI);
    assertThat(found.texts())
        .isEqualTo(
            Map.of(
                Language.VI,
                new StoredText(
                    Examples.VIETNAMESE.title(),
                    Examples.VIETNAMESE.summary(),
                    Examples.VIETNAMESE.body(),
                    BodyFormat.MARKDOWN,
                    1)));
    assertThat(found.languages()).containsExactlyInAnyOrder(Language.VI, Language.EN);
    assertThat(found.tags()).containsExactly("bitcoin", "weekly");
    assertThat(found.author()).isEqualTo("An Nguyễn");
    assertThat(found.publishedAt()).isNull();
    assertThat(found.updatedAt()).isEqualTo(found.createdAt());
  }

  @Test
  void findsNothingOfAnUnknownSlug() {
    assertThat(done(reports.find("unknown", Language.EN))).isEmpty();
  }

  /** What is searched of a text costs more than all else of a write. */
  @Test
  void aTextThatStaysAsItIsIsNotWrittenAgain() {
    CreateReport created = Examples.create("one-text");
    done(reports.create(created));
    List<String> before = writtenBy("one-text");
    done(reports.update(texts(created, 1, created.tags(), Map.of())));
    assertThat(writtenBy("one-text")).isEqualTo(before);
    var changed = new ReportText("New title", "", "Text.");
    done(reports.update(texts(created, 2, created.tags(), Map.of(Language.EN, changed))));
    List<String> after = writtenBy("one-text");
    assertThat(after.get(0)).as("English").isNotEqualTo(before.get(0));
    assertThat(after.get(1)).as("Vietnamese").isEqualTo(before.get(1));
    assertThat(find("one-text", Language.EN).texts().get(Language.EN).title())
        .isEqualTo("New title");
    done(reports.update(texts(created, 3, List.of("other"), Map.of(Language.EN, changed))));
    assertThat(writtenBy("one-text"))
        .as("with other tags")
        .doesNotContainAnyElementsOf(List.of(after.get(0), after.get(1)));
  }

  @Test
  void keepsTagsAnewOnlyWhereTheyChange() {
    CreateReport created = Examples.create("with-tags");
    publish("with-tags");
    List<String> before = tagged("with-tags");
    assertThat(before).hasSize(2).allMatch(tag -> tag.matches("(bitcoin|weekly) \\d+"));
    var changed = new ReportText("New title", "", "Text.");
    done(reports.update(texts(created, 2, created.tags(), Map.of(Language.EN, changed))));
    assertThat(tagged("with-tags")).isEqualTo(before);
    done(reports.update(texts(created, 3, List.of("weekly", "gold"), Map.of())));
    assertThat(tagged("with-tags"))
        .doesNotContainAnyElementsOf(before)
        .satisfiesExactly(
            tag -> assertThat(tag).startsWith("gold "),
            tag -> assertThat(tag).startsWith("weekly "));
  }

  /** Its tags as readers find it by them, each with the transaction that wrote it. */
  private static List<String> tagged(String slug) {
    return rowsOf(slug, "report_tag", "o.tag || ' ' || o.xmin", "o.tag");
  }

  @Test
  void saysWhatItHasChangedWhenThatIsCommitted() {
    CreateReport created = Examples.create("said");
    done(reports.create(created));
    assertSaid("said", 1);
    done(reports.publish(Examples.publish("said", 1)));
    assertSaid("said", 2);
    done(reports.update(texts(created, 2, created.tags(), Map.of())));
    assertSaid("said", 3);
    List<Change> said = List.copyOf(committed);
    assertThat(said.get(1).words()).as("of what was published").isNotEmpty();
    assertFails(
        reports.update(texts(created, 1, created.tags(), Map.of())),
        ErrorCode.PRECONDITION_FAILED,
        "report said is at revision 3, not 1");
    done(reports.publish(Examples.publish("said", 3)));
    assertThat(committed).as("and nothing of what changes nothing").isEqualTo(said);
  }

  /** The same as who asks for it now is told. */
  private static void assertSaid(String slug, int revision) {
    assertThat(committed).hasSize(revision);
    Optional<Change> asked = done(new PgChangeOutbox(database).find(slug, revision));
    assertThat(asked).contains(committed.get(revision - 1));
  }

  @Test
  void whatWasCommittedHereIsFoundWithoutAskingAndOnce() {
    PgChangeOutbox outbox = new PgChangeOutbox(database);
    done(reports.create(Examples.create("own")));
    Change asked = done(outbox.find("own", 1)).orElseThrow();
    Change told = new Change(asked.told(), Set.of("report-word:en:told"));
    outbox.committed(told);
    assertThat(done(outbox.find("own", 1))).contains(told);
    assertThat(done(outbox.find("own", 1))).contains(asked);
  }

  private static UpdateReport texts(
      CreateReport created, int revision, List<String> tags, Map<Language, ReportText> others) {
    Map<Language, ReportText> texts = new HashMap<>(created.texts());
    texts.putAll(others);
    return new UpdateReport(
        Examples.ANALYST, created.slug(), revision, created.author(), tags, texts);
  }

  /** The transaction that wrote each text, by its language. */
  private static List<String> writtenBy(String slug) {
    return rowsOf(slug, "report_text", "o.xmin::text", "o.language");
  }

  private static List<String> rowsOf(String slug, String table, String said, String order) {
    return postgres.query(
        """
        SELECT %s
          FROM %s.%s o
          JOIN %s.report r ON r.id = o.report
         WHERE r.slug = ?
         ORDER BY %s"""
            .formatted(said, schema, table, schema, order),
        slug);
  }

  /** The statements behind it are sent with it, and fail for its sake. */
  @Test
  void ofAWriteThatFailsTheFirstFailureIsTold() {
    done(reports.create(Examples.create("unwritable")));
    postgres.execute(
        """
        ALTER TABLE %s.report_text
          ADD CONSTRAINT writable CHECK (title <> 'Not to be written')"""
            .formatted(schema));
    try {
      assertThatThrownBy(
              () -> done(reports.update(Examples.update("unwritable", 1, "Not to be written"))))
          .hasMessageContaining("writable");
      assertThat(revisions("unwritable")).hasSize(1);
      assertThat(find("unwritable", Language.VI).revision()).isEqualTo(1);
    } finally {
      postgres.execute("ALTER TABLE %s.report_text DROP CONSTRAINT writable".formatted(schema));
    }
    assertThat(done(reports.update(Examples.update("unwritable", 1, "Fine"))).revision())
        .isEqualTo(2);
  }

  @Test
  void nothingIsWrittenOfWhatCannotBeTold() {
    done(reports.create(Examples.create("untold")));
    postgres.execute(
        """
        ALTER TABLE %s.report_change
          ADD CONSTRAINT tellable CHECK (slug <> 'untold' OR revision = 1)"""
            .formatted(schema));
    try {
      assertThatThrownBy(() -> done(reports.update(Examples.update("untold", 1, "Untold"))))
          .hasMessageContaining("tellable");
      assertThat(revisions("untold")).hasSize(1);
      assertThat(find("untold", Language.EN).revision()).isEqualTo(1);
    } finally {
      postgres.execute("ALTER TABLE %s.report_change DROP CONSTRAINT tellable".formatted(schema));
    }
  }

  @Test
  void nothingIsWrittenOutsideATransaction() {
    done(reports.create(Examples.create("unbegun")));
    Future<?> begun = Future.failedFuture("nothing has begun");
    assertThatThrownBy(
            () ->
                done(
                    database
                        .transactions()
                        .withConnection(
                            connection ->
                                new ReportTransaction(new PipelinedTransaction(connection, begun))
                                    .update(Examples.update("unbegun", 1, "Written"), List.of()))))
        .hasMessageContaining("nothing has begun");
    assertThat(revisions("unbegun")).hasSize(1);
    assertThat(find("unbegun", Language.EN).revision()).isEqualTo(1);
  }

  @Test
  void refusesATakenSlugAndChangesNothing() {
    done(reports.create(Examples.create("taken")));
    assertFails(reports.create(Examples.create("taken")), ErrorCode.CONFLICT, "taken");
    assertThat(revisions("taken")).hasSize(1);
  }

  @Test
  void replacesAuthorTagsAndTexts() {
    done(reports.create(Examples.create("updated")));
    assertThat(done(reports.update(Examples.update("updated", 1, "New title"))))
        .isEqualTo(new ReportWritten("updated", 2, ReportStatus.DRAFT));
    StoredReport found = find("updated", Language.EN);
    assertThat(found.texts().get(Language.EN).title()).isEqualTo("New title");
    assertThat(found.languages()).containsExactly(Language.EN);
    assertThat(found.tags()).containsExactly("weekly");
    assertThat(found.updatedAt()).isAfter(found.createdAt());
  }

  @Test
  void keepsHowFarAWriteReaches() {
    done(reports.create(Examples.create("listed")));
    done(reports.update(Examples.update("listed", 1, "A draft")));
    done(reports.publish(Examples.publish("listed", 2)));
    done(reports.update(Examples.update("listed", 3, "New title")));
    done(reports.update(reworded(4, "New title")));
    done(reports.update(reworded(5, "Newer title")));
    done(reports.update(retagged(6)));
    done(reports.update(translated(7)));
    assertThat(reaches("listed"))
        .containsExactly("lists", "lists", "lists", "teaser", "text", "teaser", "lists", "lists");
  }

  @Test
  void reachesWhatLeadsToAReportThatAnOlderVersionHasWritten() {
    done(reports.create(Examples.create("older")));
    done(reports.publish(Examples.publish("older", 1)));
    done(reports.update(Examples.update("older", 2, "Title")));
    postgres.execute(
        "UPDATE %s.report_revision SET teaser = NULL WHERE slug = 'older'".formatted(schema));
    done(reports.update(Examples.update("older", 3, "Title")));
    done(reports.update(Examples.update("older", 4, "Title")));
    assertThat(reaches("older")).endsWith("teaser", "text");
  }

  private static List<String> reaches(String slug) {
    return postgres.query(
        "SELECT coalesce(reach, 'lists') FROM %s.report_change WHERE slug = ? ORDER BY id"
            .formatted(schema),
        slug);
  }

  private static UpdateReport reworded(int revision, String title) {
    var text = new ReportText(title, "", "Other words, as few.", BodyFormat.MARKDOWN);
    return new UpdateReport(
        Examples.ANALYST,
        "listed",
        revision,
        "An Nguyễn",
        List.of("weekly"),
        Map.of(Language.EN, text));
  }

  private static UpdateReport retagged(int revision) {
    return new UpdateReport(
        Examples.ANALYST, "listed", revision, "An", List.of("other"), Examples.english("Title"));
  }

  private static UpdateReport translated(int revision) {
    var texts = Map.of(Language.VI, Examples.VIETNAMESE);
    return new UpdateReport(Examples.ANALYST, "listed", revision, "An", List.of("other"), texts);
  }

  @Test
  void keepsEveryRevisionWithItsTextsAndItsWriter() {
    done(reports.create(Examples.create("revised")));
    done(reports.update(Examples.update("revised", 1, "Second title")));
    done(reports.publish(Examples.publish("revised", 2)));
    assertThat(revisions("revised"))
        .containsExactly(
            "1 draft Weekly outlook Triển vọng tuần token:analyst",
            "2 draft Second title - token:analyst",
            "3 published Second title - token:analyst");
  }

  @Test
  void refusesAnUpdateOfAnotherRevisionAndChangesNothing() {
    done(reports.create(Examples.create("moved-on")));
    done(reports.update(Examples.update("moved-on", 1, "Mine")));
    assertFails(
        reports.update(Examples.update("moved-on", 1, "Theirs")),
        ErrorCode.PRECONDITION_FAILED,
        "report moved-on is at revision 2, not 1");
    assertThat(find("moved-on", Language.EN).texts().get(Language.EN).title()).isEqualTo("Mine");
    assertThat(revisions("moved-on")).hasSize(2);
    assertThat(changes("moved-on")).hasSize(2);
  }

  /** Of the first rounds, the later updates wait for connections and so come too late. */
  @RepeatedTest(10)
  void ofConcurrentUpdatesExactlyOneWins(RepetitionInfo round) {
    String slug = "contested-" + round.getCurrentRepetition();
    done(reports.create(Examples.create(slug)));
    List<Future<ReportWritten>> updates =
        IntStream.range(0, 20)
            .mapToObj(i -> reports.update(Examples.update(slug, 1, "Title " + i)))
            .toList();
    assertThatThrownBy(() -> done(Future.join(updates)));
    assertThat(updates.stream().filter(Future::succeeded)).hasSize(1);
    assertThat(updates.stream().filter(Future::failed).map(Future::cause))
        .allSatisfy(
            failure ->
                assertThat(((ServiceException) failure).code())
                    .isEqualTo(ErrorCode.PRECONDITION_FAILED));
    assertThat(find(slug, Language.EN).revision()).isEqualTo(2);
    assertThat(revisions(slug)).hasSize(2);
  }

  @Test
  void cannotWriteWhatIsNotThere() {
    assertFails(
        reports.update(Examples.update("nowhere", 1, "T")),
        ErrorCode.NOT_FOUND,
        "no report nowhere");
    assertFails(
        reports.publish(Examples.publish("nowhere", 1)), ErrorCode.NOT_FOUND, "no report nowhere");
  }

  @Test
  void publishingIsARevisionAndPublishingAgainIsNone() {
    done(reports.create(Examples.create("published")));
    ReportWritten written = done(reports.publish(Examples.publish("published", 1)));
    assertThat(written).isEqualTo(new ReportWritten("published", 2, ReportStatus.PUBLISHED));
    Instant publishedAt = find("published", Language.EN).publishedAt();
    assertThat(publishedAt).isNotNull();
    assertThat(done(reports.publish(Examples.publish("published", 2)))).isEqualTo(written);
    assertThat(find("published", Language.EN).publishedAt()).isEqualTo(publishedAt);
    assertThat(changes("published")).hasSize(2);
  }

  @Test
  void doesNotPublishAnotherRevision() {
    done(reports.create(Examples.create("unseen")));
    assertFails(
        reports.publish(Examples.publish("unseen", 7)), ErrorCode.PRECONDITION_FAILED, "unseen");
    assertThat(find("unseen", Language.EN).status()).isEqualTo(ReportStatus.DRAFT);
  }

  @Test
  void listsEachPublishedReportOnceNewestFirstEvenWithinOneMicrosecond() {
    List<String> slugs = IntStream.range(0, 7).mapToObj(i -> "listed-" + i).toList();
    slugs.forEach(PgReportRepositoryIT::publish);
    done(reports.create(Examples.create("listed-draft")));
    at("listed-6", "2030-01-02");
    slugs.subList(0, 6).forEach(slug -> at(slug, "2030-01-01"));
    assertThat(pages(Language.VI, 2).stream().filter(slug -> slug.startsWith("listed-")))
        .containsExactly(
            "listed-6", "listed-5", "listed-4", "listed-3", "listed-2", "listed-1", "listed-0");
  }

  @Test
  void listsOnlyWhatHasATextInTheLanguage() {
    var command = Examples.create("english-only");
    done(
        reports.create(
            new CreateReport(
                command.principal(),
                command.slug(),
                command.author(),
                command.tags(),
                Map.of(Language.EN, Examples.ENGLISH))));
    done(reports.publish(Examples.publish("english-only", 1)));
    assertThat(pages(Language.EN, 50)).contains("english-only");
    assertThat(pages(Language.VI, 50)).doesNotContain("english-only");
  }

  private static void publish(String slug) {
    done(reports.create(Examples.create(slug)));
    done(reports.publish(Examples.publish(slug, 1)));
  }

  private static void at(String slug, String day) {
    postgres.execute(
        "UPDATE %s.report SET published_at = '%s' WHERE slug = '%s'".formatted(schema, day, slug));
  }

  private static List<String> pages(Language language, int size) {
    List<String> slugs = new ArrayList<>();
    Cursor after = Cursor.START;
    while (true) {
      List<ListedReport> page = done(reports.list(language, ReportFilter.NONE, after, size));
      if (page.isEmpty()) {
        return slugs;
      }
      page.forEach(listed -> slugs.add(listed.summary().slug()));
      after = Cursor.parse(page.get(page.size() - 1).cursor().text());
    }
  }

  private static StoredReport find(String slug, Language language) {
    return done(reports.find(slug, language)).orElseThrow();
  }

  private static List<String> revisions(String slug) {
    return postgres.query(
        """
        SELECT concat_ws(' ', v.revision, v.status, v.texts -> 'en' ->> 'title',
                         coalesce(v.texts -> 'vi' ->> 'title', '-'), v.written_by)
          FROM %s.report_revision v
          JOIN %s.report r ON r.id = v.report
         WHERE r.slug = ?
         ORDER BY v.revision"""
            .formatted(schema, schema),
        slug);
  }

  private static List<String> changes(String slug) {
    return postgres.query(
        "SELECT revision FROM %s.report_change WHERE slug = ? ORDER BY id".formatted(schema), slug);
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
