package dev.bulletin.report;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bulletin.common.cache.Caches;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.Migrations;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.redis.RedisConnections;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.report.freeze.ReportCharts;
import dev.bulletin.report.freeze.SeriesReader;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.store.Change;
import dev.bulletin.report.store.PgChangeOutbox;
import dev.bulletin.report.store.PgFrozenCharts;
import dev.bulletin.report.store.PgReportLifecycle;
import dev.bulletin.report.store.PgReportRepository;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each test has a schema of its own, and instances that share only that. */
@ExtendWith(Servers.class)
class ChangeAnnouncerIT {
  private static final Set<String> MOVED_AND_SHOWN =
      Set.of(
          "report:weekly",
          "report:outlook",
          "report-teaser:weekly",
          "report-teaser:outlook",
          "reports",
          "report-texts");

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(200);

  private final ConcurrentLinkedQueue<ReportChanged> changes = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<RoomMessage> messages = new ConcurrentLinkedQueue<>();
  private final List<Node> nodes = new ArrayList<>();
  private PostgresServer postgres;
  private PostgresServer.Access access;
  private Instance first;

  private record Instance(Node node, Database database) {
    PgReportRepository reports() {
      return new PgReportRepository(database, change -> {});
    }

    ReportQueries queries() {
      var dashboards = new SeriesReader(node.bus(), node.clock());
      var charts = new ReportCharts(new PgFrozenCharts(database), dashboards);
      return new ReportQueries(reports(), new BodyRenderer(node.cpu()), charts, node.clock());
    }

    void announce(Duration period) {
      announce(caches(), period);
    }

    void announce(Caches caches, Duration period) {
      var outbox = new PgChangeOutbox(database);
      done(
          ChangeAnnouncer.deploy(
              node, new Invalidations(caches, outbox), outbox, database, period, OFTEN));
    }

    Caches caches() {
      var redis = done(RedisConnections.open(node, ReportContract.SERVICE, Examples.NO_REDIS));
      return done(Caches.open(node, ReportContract.SERVICE, Examples.CACHE, redis));
    }
  }

  @BeforeEach
  void start(PostgresServer server) {
    postgres = server;
    access = server.createService("announcer_" + Long.toString(System.nanoTime(), 36));
    first = instance();
  }

  @AfterEach
  void stop() {
    nodes.forEach(Node::stop);
  }

  private Instance instance() {
    return instance(Nodes.alone());
  }

  private Instance instance(NodeConfig config) {
    Node node = done(Node.start(config));
    nodes.add(node);
    var pg = Examples.pg(access);
    done(Migrations.run(node.vertx(), pg, ReportContract.SERVICE));
    done(node.bus().subscribe(ReportContract.CHANGED, changes::add));
    done(node.bus().subscribe(RealtimeContract.PUBLISH, told -> messages.addAll(told.messages())));
    return new Instance(node, done(Database.open(node, ReportContract.SERVICE, pg, 1)));
  }

  @Test
  void tellsTheSuiteOfEveryCommittedWrite() {
    first.announce(NEVER);
    done(first.reports().create(Examples.create("weekly")));
    done(first.reports().publish(Examples.publish("weekly", 1)));
    awaitChanges(2);
    assertThat(changes)
        .extracting(ReportChanged::slug, ReportChanged::revision, ReportChanged::status)
        .containsExactly(
            tuple("weekly", 1, ReportStatus.DRAFT), tuple("weekly", 2, ReportStatus.PUBLISHED));
  }

  @Test
  void whoHearsOfAChangeIsNotGivenWhatWasCachedBefore() {
    var question = new FindReport("weekly", Language.EN, /* drafts= */ true);
    Caches caches = first.caches();
    var cached = new ConcurrentLinkedQueue<Future<ReportAnswer>>();
    var cache = caches.cache(Cacheable.FIND, first.queries()::find);
    first.announce(caches, NEVER);
    done(first.reports().create(Examples.create("weekly")));
    awaitChanges(1);
    assertThat(done(cache.get(question)).report().title()).isEqualTo("Weekly outlook");
    done(
        first
            .node()
            .bus()
            .subscribe(ReportContract.CHANGED, change -> cached.add(cache.get(question))));
    done(first.reports().update(Examples.update("weekly", 1, "New")));
    Eventually.that(SOON, () -> assertThat(cached).hasSize(1));
    assertThat(done(cached.remove()).report().title()).isEqualTo("New");
  }

  @Test
  void newWordsOutdateNoListThatDoesNotShowThem() {
    first.announce(NEVER);
    done(first.reports().create(Examples.create("weekly")));
    done(first.reports().publish(Examples.publish("weekly", 1)));
    done(first.reports().update(Examples.update("weekly", 2, "Other tags")));
    done(first.reports().update(Examples.update("weekly", 3, "Another title")));
    done(first.reports().update(Examples.update("weekly", 4, "Another title")));
    awaitChanges(5);
    assertThat(changes)
        .filteredOn(change -> change.revision() >= 3)
        .extracting(ReportChanged::tags)
        .containsExactly(
            Set.of("report:weekly", "report-teaser:weekly", "reports", "report-texts"),
            Set.of("report:weekly", "report-teaser:weekly", "report-texts"),
            Set.of("report:weekly", "report-texts"));
  }

  @Test
  void aDraftOutdatesNoListAndShowsNoLine() {
    first.announce(NEVER);
    done(first.reports().create(Examples.create("weekly")));
    awaitChanges(1);
    assertThat(changes.peek().tags()).containsExactly("report:weekly");
    assertThat(changes.peek().summaries()).isEmpty();
  }

  @Test
  void tellsReadersOnlyOfWhatIsPublished() {
    first.announce(NEVER);
    done(first.reports().create(Examples.create("draft")));
    done(first.reports().create(Examples.create("weekly")));
    done(first.reports().publish(Examples.publish("weekly", 1)));
    awaitChanges(3);
    Eventually.that(SOON, () -> assertThat(messages).hasSize(1));
    RoomMessage message = messages.peek();
    ReportChanged change = JsonMapper.read(message.json(), ReportChanged.class);
    assertThat(message.room()).isEqualTo("reports");
    assertThat(message.kind()).isEqualTo(RoomKind.STREAM);
    assertThat(message.type()).isEqualTo("report");
    assertThat(message.key()).isEqualTo("weekly");
    assertThat(message.at()).isEqualTo(change.at());
    assertThat(message.id()).isEqualTo(change.id());
    assertThat(change.tags())
        .containsExactlyInAnyOrder(
            "report:weekly", "report-teaser:weekly", "reports", "report-texts");
    assertThat(change.summaries())
        .extracting("title")
        .containsExactly("Weekly outlook", "Triển vọng tuần");
  }

  @Test
  void aMoveOutdatesWhatWasAnsweredAtAllAddressesAndAWithdrawalTheListsToo() {
    first.announce(NEVER);
    var lifecycle = new PgReportLifecycle(first.database(), change -> {});
    done(first.reports().create(Examples.create("weekly")));
    done(first.reports().publish(Examples.publish("weekly", 1)));
    done(lifecycle.move(new MoveReport(Examples.ANALYST, "weekly", 2, "outlook")));
    done(lifecycle.withdraw(new WithdrawReport(Examples.ANALYST, "outlook", 3)));
    awaitChanges(4);
    assertThat(changes)
        .filteredOn(change -> change.revision() > 2)
        .extracting(ReportChanged::slug, ReportChanged::tags)
        .containsExactly(tuple("outlook", MOVED_AND_SHOWN), tuple("outlook", MOVED_AND_SHOWN));
    Eventually.that(
        SOON,
        () ->
            assertThat(messages).extracting(RoomMessage::key).containsExactly("weekly", "outlook"));
  }

  @Test
  void whatWasCommittedBeforeACrashIsToldByTheNextInstance() {
    done(first.reports().create(Examples.create("weekly")));
    first.node().stop();
    nodes.remove(first.node());
    instance().announce(NEVER);
    awaitChanges(1);
    awaitNoneWaiting();
    assertThat(changes).extracting(ReportChanged::slug).containsExactly("weekly");
  }

  @Test
  void whatWasCountedAsToldJustBeforeACrashIsToldAgainAtTheNextStart() {
    done(first.reports().create(Examples.create("weekly")));
    done(first.reports().create(Examples.create("monthly")));
    countAllAsTold();
    first.announce(NEVER);
    awaitChanges(2);
    awaitNoneWaiting();
    assertThat(changes).extracting(ReportChanged::slug).containsExactly("weekly", "monthly");
  }

  @Test
  void whatChangedMoreThanAMinuteBeforeTheNewestChangeIsNotToldAgain() {
    done(first.reports().create(Examples.create("old")));
    done(first.reports().create(Examples.create("older")));
    done(first.reports().create(Examples.create("weekly")));
    countAllAsTold();
    postgres.execute(
        "UPDATE %s.report_change SET at = at - interval '61 s' WHERE slug LIKE 'old%%'"
            .formatted(access.user()));
    first.announce(NEVER);
    awaitChanges(1);
    done(first.reports().create(Examples.create("new")));
    awaitChanges(2);
    assertThat(changes).extracting(ReportChanged::slug).containsExactly("weekly", "new");
  }

  @Test
  void theLastChangesAreToldAgainWhenSomebodyComesAndWhenSomebodyGoes() {
    NodeConfig seed = Nodes.clustered();
    Instance announcer = instance(seed);
    announcer.announce(NEVER);
    done(announcer.reports().create(Examples.create("weekly")));
    awaitChanges(1);
    Node other = done(Node.start(Nodes.joining(seed.cluster())));
    try {
      awaitMoreThan(1);
    } finally {
      int before = changes.size();
      other.stop();
      awaitMoreThan(before);
    }
    assertThat(changes).extracting(ReportChanged::id).containsOnly(changes.peek().id());
  }

  @Test
  void ofManyChangesOnlyTheNewestAreToldAgain() {
    done(first.reports().create(Examples.create("weekly")));
    postgres.execute(
        """
        INSERT INTO %1$s.report_change (report, slug, revision, status, at)
        SELECT report, slug, n, status, at FROM %1$s.report_change, generate_series(2, 1100) n"""
            .formatted(access.user()));
    countAllAsTold();
    done(new PgChangeOutbox(first.database()).reopen(NEVER));
    assertThat(
            postgres.query(
                """
                SELECT min(revision) || ' to ' || max(revision) FROM %s.report_change
                 WHERE announced_at IS NULL"""
                    .formatted(access.user())))
        .containsExactly("101 to 1100");
  }

  private void countAllAsTold() {
    postgres.execute("UPDATE %s.report_change SET announced_at = now()".formatted(access.user()));
  }

  @Test
  void aWriteThatFailsIsNotTold() {
    first.announce(NEVER);
    done(first.reports().create(Examples.create("weekly")));
    assertThatThrownBy(() -> done(first.reports().update(Examples.update("weekly", 9, "T"))));
    done(first.reports().publish(Examples.publish("weekly", 1)));
    awaitChanges(2);
    assertThat(changes).extracting(ReportChanged::revision).containsExactly(1, 2);
  }

  @Test
  void twoInstancesTellEachChangeOnceAltogether() {
    Instance second = instance();
    tellAtTheStart(first, second);
    done(
        Future.all(
            IntStream.range(0, 300)
                .mapToObj(i -> (i % 2 == 0 ? first : second).reports().create(report(i)))
                .toList()));
    awaitNoneWaiting();
    awaitChanges(302);
    assertThat(changes).extracting(ReportChanged::id).containsOnlyOnceElementsOf(idsOf("report-%"));
    Eventually.that(SOON, () -> assertThat(told(first) + told(second)).isEqualTo(302));
  }

  /** What each tells again at its start, as the test must not begin before that. */
  private void tellAtTheStart(Instance one, Instance other) {
    done(one.reports().create(Examples.create("before")));
    one.announce(NEVER);
    awaitChanges(1);
    awaitNoneWaiting();
    other.announce(NEVER);
    awaitChanges(2);
    awaitNoneWaiting();
  }

  private List<String> idsOf(String slugs) {
    return postgres.query(
        "SELECT id FROM %s.report_change WHERE slug LIKE ?".formatted(access.user()), slugs);
  }

  private static CreateReport report(int i) {
    return Examples.create("report-" + i);
  }

  private static double told(Instance instance) {
    return instance.node().meters().get("bulletin.reports.announced").counter().count();
  }

  @Test
  void whatCouldNotBeToldIsToldAgain() {
    done(first.reports().create(Examples.create("weekly")));
    var outbox = new PgChangeOutbox(first.database());
    assertThatThrownBy(() -> done(outbox.handOn(this::fail)));
    assertThat(done(outbox.handOn(this::note))).isEqualTo(1);
    assertThat(changes).extracting(ReportChanged::slug).containsExactly("weekly");
    assertThat(done(outbox.handOn(this::note))).isZero();
  }

  private Future<Void> note(List<Change> told) {
    told.forEach(change -> changes.add(change.told()));
    return Future.succeededFuture();
  }

  private Future<Void> fail(List<Change> told) {
    throw new IllegalStateException("this instance dies");
  }

  @Test
  void goesOnAfterItsConnectionWasEnded() {
    first.announce(NEVER);
    Eventually.that(SOON, () -> assertThat(listener()).isNotEmpty());
    String before = listener();
    postgres.query("SELECT pg_terminate_backend(?::int)", before);
    done(first.reports().create(Examples.create("meanwhile")));
    awaitChanges(1);
    Eventually.that(SOON, () -> assertThat(listener()).isNotEqualTo(before));
    done(first.reports().create(Examples.create("afterwards")));
    awaitChanges(2);
    assertThat(changes).extracting(ReportChanged::slug).containsExactly("meanwhile", "afterwards");
  }

  private String listener() {
    List<String> listeners =
        postgres.query(
            "SELECT pid FROM pg_stat_activity WHERE usename = ? AND query LIKE 'LISTEN%'",
            access.user());
    assertThat(listeners).hasSize(1);
    return listeners.get(0);
  }

  @Test
  void looksOnceInAPeriodWithoutBeingTold() {
    first.announce(OFTEN);
    done(first.reports().create(Examples.create("weekly")));
    awaitChanges(1);
    postgres.execute(
        """
        INSERT INTO %1$s.report_change (report, slug, revision, status, at)
        SELECT report, slug, 2, status, at FROM %1$s.report_change"""
            .formatted(access.user()));
    awaitChanges(2);
    assertThat(changes).extracting(ReportChanged::revision).containsExactly(1, 2);
  }

  private void awaitChanges(int count) {
    Eventually.that(SOON, () -> assertThat(changes).hasSize(count));
  }

  private void awaitMoreThan(int count) {
    Eventually.that(SOON, () -> assertThat(changes).hasSizeGreaterThan(count));
  }

  private void awaitNoneWaiting() {
    String waiting =
        "SELECT slug FROM %s.report_change WHERE announced_at IS NULL".formatted(access.user());
    Eventually.that(SOON, () -> assertThat(postgres.query(waiting)).isEmpty());
  }
}
