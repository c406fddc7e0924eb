package dev.bulletin.report;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.report.browse.BrowseQueries;
import dev.bulletin.report.browse.PgBrowsing;
import dev.bulletin.report.freeze.ReportCharts;
import dev.bulletin.report.freeze.SeriesReader;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.search.PgSearch;
import dev.bulletin.report.search.SearchQueries;
import dev.bulletin.report.store.PgChangeOutbox;
import dev.bulletin.report.store.PgFrozenCharts;
import dev.bulletin.report.store.PgReportLifecycle;
import dev.bulletin.report.store.PgReportRepository;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody announces anything here: what is outdated, the write itself has outdated. */
@ExtendWith(Servers.class)
class CachedReportsIT {
  private static final ListReports LIST = new ListReports(Language.EN, 100, null);

  private static Node node;
  private static PgReportRepository store;
  private static PgReportLifecycle lifecycle;
  private static CachedReports cached;

  @BeforeAll
  static void start(PostgresServer.Access access, RedisServer server) {
    node = done(Node.start(Nodes.alone()));
    var pg = Examples.pg(access);
    done(Migrations.run(node.vertx(), pg, ReportContract.SERVICE));
    Database database = done(Database.open(node, ReportContract.SERVICE, pg, 1));
    var outbox = new PgChangeOutbox(database);
    store = new PgReportRepository(database, outbox::committed);
    lifecycle = new PgReportLifecycle(database, outbox::committed);
    var address = new RedisConfig(server.host(), server.port(), new Secret(""));
    var redis = done(RedisConnections.open(node, ReportContract.SERVICE, address));
    Caches caches = done(Caches.open(node, ReportContract.SERVICE, Examples.CACHE, redis));
    cached =
        new CachedReports(
            caches,
            new Invalidations(caches, outbox),
            queries(database),
            search(database),
            browse(database));
  }

  private static ReportQueries queries(Database database) {
    var dashboards = new SeriesReader(node.bus(), node.clock());
    var charts = new ReportCharts(new PgFrozenCharts(database), dashboards);
    return new ReportQueries(store, new BodyRenderer(node.cpu()), charts, node.clock());
  }

  private static SearchQueries search(Database database) {
    return new SearchQueries(new PgSearch(database), node.clock());
  }

  private static BrowseQueries browse(Database database) {
    return new BrowseQueries(new PgBrowsing(database), node.clock());
  }

  @AfterAll
  static void stop() {
    node.stop();
  }

  @Test
  void answersReadersAgainFromMemory() {
    createAndPublish("again");
    done(cached.find(readers("again")));
    done(cached.list(LIST));
    double found = count("report.find", "l1");
    double listed = count("report.list", "l1");
    assertThat(done(cached.find(readers("again"))).report().slug()).isEqualTo("again");
    assertThat(done(cached.list(LIST)).reports()).extracting("slug").contains("again");
    assertThat(count("report.find", "l1")).isEqualTo(found + 1);
    assertThat(count("report.list", "l1")).isEqualTo(listed + 1);
  }

  @Test
  void whatWasKnownNotToBeThereIsThereWhenItIsPublished() {
    assertThatThrownBy(() -> done(cached.find(readers("awaited")))).hasMessageContaining("awaited");
    assertThatThrownBy(() -> done(cached.find(readers("awaited")))).hasMessageContaining("awaited");
    assertThat(count("report.find", "miss")).isPositive();
    done(cached.list(LIST));
    createAndPublish("awaited");
    assertThat(done(cached.find(readers("awaited"))).report().slug()).isEqualTo("awaited");
    assertThat(done(cached.list(LIST)).reports()).extracting("slug").contains("awaited");
  }

  @Test
  void aWriteThatIsAcknowledgedIsSeen() {
    createAndPublish("updated");
    done(cached.find(readers("updated")));
    write(Examples.update("updated", 2, "New title"));
    assertThat(done(cached.find(readers("updated"))).report().title()).isEqualTo("New title");
    assertThat(done(cached.list(LIST)).reports()).extracting("title").contains("New title");
  }

  @Test
  void newWordsOutdateSearchesAndNoListThatDoesNotShowThem() {
    createAndPublish("worded");
    write(Examples.update("worded", 2, "Old title"));
    var others = new ListReports(Language.EN, new ReportFilter("elsewhere", null, null), 10, null);
    var search = new SearchReports(Language.EN, "zeppelin", ReportFilter.NONE, 10, null);
    fromMemory("report.list", () -> cached.list(others));
    fromMemory("report.count-tags", () -> cached.countTags(new CountTags(Language.EN)));
    assertThat(done(cached.search(search)).hits()).isEmpty();
    double lists = count("report.list", "l1");
    double tags = count("report.count-tags", "l1");
    write(Examples.update("worded", 3, "Zeppelin"));
    done(cached.list(others));
    done(cached.countTags(new CountTags(Language.EN)));
    assertThat(count("report.list", "l1")).isEqualTo(lists + 1);
    assertThat(count("report.count-tags", "l1")).isEqualTo(tags + 1);
    assertThat(done(cached.search(search)).hits()).hasSize(1);
    assertThat(done(cached.list(LIST)).reports()).extracting("title").contains("Zeppelin");
  }

  @Test
  void aSearchStaysUntilATextHasItsWords() {
    createAndPublish("searched");
    write(Examples.update("searched", 2, "Old title"));
    var search = new SearchReports(Language.EN, "montgolfier flights", ReportFilter.NONE, 10, null);
    fromMemory("report.search", () -> cached.search(search));
    double before = count("report.search", "l1");
    write(Examples.update("searched", 3, "Flights"));
    assertThat(done(cached.search(search)).hits()).isEmpty();
    assertThat(count("report.search", "l1")).isEqualTo(before + 1);
    write(Examples.update("searched", 4, "A montgolfier's flight"));
    assertThat(done(cached.search(search)).hits()).hasSize(1);
    write(Examples.update("searched", 5, "Gone"));
    assertThat(done(cached.search(search)).hits()).isEmpty();
  }

  @Test
  void aSearchStaysWhereOnlyAWordIsWrittenThatEverybodyWrites() {
    createAndPublish("ordinary");
    var search = new SearchReports(Language.EN, "ordinarily balloons", ReportFilter.NONE, 10, null);
    done(cached.search(search));
    write(Examples.update("ordinary", 2, "Ordinarily"));
    fromMemory("report.search", () -> cached.search(search));
    double before = count("report.search", "l1");
    write(Examples.update("ordinary", 3, "Ordinarily so"));
    assertThat(done(cached.search(search)).hits()).isEmpty();
    assertThat(count("report.search", "l1")).isEqualTo(before + 1);
    write(Examples.update("ordinary", 4, "A balloon, ordinarily"));
    assertThat(done(cached.search(search)).hits()).hasSize(1);
  }

  @Test
  void aSearchOfWhichThereIsMoreIsOutdatedByAnyText() {
    createAndPublish("first-of-many");
    createAndPublish("second-of-many");
    write(Examples.update("first-of-many", 2, "Dirigible"));
    write(Examples.update("second-of-many", 2, "Dirigible"));
    var search = new SearchReports(Language.EN, "dirigible", ReportFilter.NONE, 1, null);
    SearchPage before = done(cached.search(search));
    assertThat(before.next()).isNotNull();
    String hidden =
        before.hits().get(0).report().slug().equals("first-of-many")
            ? "second-of-many"
            : "first-of-many";
    write(Examples.update(hidden, 3, "Gone"));
    assertThat(done(cached.search(search)).next()).isNull();
  }

  @Test
  void anotherTitleIsOneThingToLoadForAllThatItStandsAround() {
    List.of("left", "middle", "right").forEach(CachedReportsIT::createAndPublish);
    write(Examples.update("middle", 2, "Title"));
    var left = new FindSurroundings("left", Language.EN);
    var right = new FindSurroundings("right", Language.EN);
    fromMemory("report.find-places", () -> cached.findSurroundings(left));
    fromMemory("report.find-places", () -> cached.findSurroundings(right));
    String version = done(cached.findSurroundings(left)).provenance().version();
    double places = count("report.find-places", "l1");
    write(Examples.update("middle", 3, "Another title"));
    ReportSurroundings after = done(cached.findSurroundings(left));
    assertThat(after.next()).extracting("slug", "title").containsExactly("middle", "Another title");
    assertThat(after.related()).extracting("title").contains("Another title");
    assertThat(after.provenance().version()).isNotEqualTo(version);
    assertThat(after.provenance().tags()).contains("reports", "report-teaser:middle");
    assertThat(done(cached.findSurroundings(right)).previous().title()).isEqualTo("Another title");
    assertThat(count("report.find-places", "l1")).isEqualTo(places + 2);
    write(Examples.update("middle", 4, "Another title"));
    assertThat(done(cached.findSurroundings(left)).next().updatedAt())
        .isAfter(after.next().updatedAt());
  }

  @Test
  void whatIsWithdrawnStandsAroundNothing() {
    List.of("before", "withdrawn").forEach(CachedReportsIT::createAndPublish);
    var before = new FindSurroundings("before", Language.EN);
    assertThat(done(cached.findSurroundings(before)).next().slug()).isEqualTo("withdrawn");
    done(
        cached
            .after((WithdrawReport command) -> lifecycle.withdraw(command), WithdrawReport::slug)
            .apply(new WithdrawReport(Examples.ANALYST, "withdrawn", 2)));
    assertThat(done(cached.findSurroundings(before)).next()).isNull();
    assertThat(done(cached.findSurroundings(before)).related())
        .extracting("slug")
        .doesNotContain("withdrawn");
  }

  @Test
  void otherTagsOutdateListsThatDoNotShowTheReport() {
    var tagged = new ListReports(Language.EN, new ReportFilter("weekly", null, null), 100, null);
    done(cached.after(store::create, CreateReport::slug).apply(Examples.create("retagged")));
    write(
        new UpdateReport(
            Examples.ANALYST, "retagged", 1, "An", List.of("daily"), Examples.english("Daily")));
    done(
        cached
            .after(CachedReportsIT::publish, PublishReport::slug)
            .apply(Examples.publish("retagged", 2)));
    assertThat(done(cached.list(tagged)).reports()).extracting("slug").doesNotContain("retagged");
    write(Examples.update("retagged", 3, "Weekly"));
    assertThat(done(cached.list(tagged)).reports()).extracting("slug").contains("retagged");
  }

  /** What was loaded in the same millisecond as something was outdated is loaded once more. */
  private static void fromMemory(String cache, Supplier<Future<?>> question) {
    Eventually.that(
        Duration.ofSeconds(30),
        () -> {
          double before = count(cache, "l1");
          done(question.get());
          assertThat(count(cache, "l1")).isEqualTo(before + 1);
        });
  }

  private static void write(UpdateReport command) {
    done(cached.after(CachedReportsIT::update, UpdateReport::slug).apply(command));
  }

  @Test
  void draftsAreReadAsTheyAre() {
    done(store.create(Examples.create("draft")));
    var question = new FindReport("draft", Language.EN, /* drafts= */ true);
    assertThat(done(cached.find(question)).report().revision()).isEqualTo(1);
    done(update(Examples.update("draft", 1, "New title")));
    assertThat(done(cached.find(question)).report().title()).isEqualTo("New title");
  }

  private static void createAndPublish(String slug) {
    done(cached.after(store::create, CreateReport::slug).apply(Examples.create(slug)));
    done(
        cached
            .after(CachedReportsIT::publish, PublishReport::slug)
            .apply(Examples.publish(slug, 1)));
  }

  private static Future<ReportWritten> publish(PublishReport command) {
    return store.publish(command, List.of());
  }

  private static Future<ReportWritten> update(UpdateReport command) {
    return store.update(command, List.of());
  }

  private static FindReport readers(String slug) {
    return new FindReport(slug, Language.EN, /* drafts= */ false);
  }

  private static double count(String cache, String outcome) {
    return node.meters()
        .get("bulletin.cache.requests")
        .tag("cache", cache)
        .tag("outcome", outcome)
        .counter()
        .count();
  }
}
