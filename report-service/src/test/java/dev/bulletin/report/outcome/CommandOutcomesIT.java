package dev.bulletin.report.outcome;

import static dev.bulletin.report.KeptReports.assertFails;
import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.report.Examples;
import dev.bulletin.report.KeptReports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Commands that are sent more than once, to a real PostgreSQL. */
@ExtendWith(Servers.class)
class CommandOutcomesIT {
  private static final ReportWritten DRAFT = new ReportWritten("held", 1, ReportStatus.DRAFT);

  private static PgConfig impatient;
  private static KeptReports kept;
  private static CommandOutcomes outcomes;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    PgConfig pg = Examples.pg(access);
    impatient =
        new PgConfig(
            pg.host(),
            pg.port(),
            pg.database(),
            pg.user(),
            pg.password(),
            pg.sslMode(),
            3,
            Duration.ofMillis(300),
            pg.genericPlans());
    kept = KeptReports.start(server, access);
    outcomes = new CommandOutcomes(kept.database());
  }

  @AfterAll
  static void stop() {
    kept.close();
  }

  private static CommandKey key(String name) {
    return new CommandKey(name, "digest of " + name);
  }

  private static CreateReport keyed(String slug, CommandKey key) {
    CreateReport plain = Examples.create(slug);
    return new CreateReport(
        plain.principal(), slug, plain.author(), plain.tags(), plain.texts(), key);
  }

  private static Future<ReportWritten> create(CreateReport command) {
    return outcomes.<CreateReport>answering(kept.reports()::create).apply(command);
  }

  private static Future<ReportWritten> publish(PublishReport command) {
    return outcomes.<PublishReport>answering(kept.reports()::publish).apply(command);
  }

  private static List<String> keys() {
    return kept.query("SELECT key FROM %s.command_outcome");
  }

  private static List<String> revisions(String slug) {
    return kept.query(
        "SELECT v.revision FROM %s.report_revision v JOIN %s.report r ON r.id = v.report"
            + " WHERE r.slug = ? ORDER BY v.revision",
        slug);
  }

  /** As if its answer had been lost. */
  @Test
  void areAnsweredWithWhatHasComeOfThemThoughTheReportHasMovedOn() {
    CreateReport create = keyed("once", key("once"));
    ReportWritten created = done(create(create));
    var publish = new PublishReport(Examples.ANALYST, "once", 1, key("once-published"));
    ReportWritten published = done(publish(publish));
    assertThat(done(create(create))).isEqualTo(created);
    assertThat(done(publish(publish))).isEqualTo(published);
    assertThat(published).isEqualTo(new ReportWritten("once", 2, ReportStatus.PUBLISHED));
    assertThat(revisions("once")).containsExactly("1", "2");
  }

  @RepeatedTest(5)
  void areDoneOnceHoweverManyComeAtOnce(RepetitionInfo round) {
    String slug = "crowd-" + round.getCurrentRepetition();
    CreateReport command = keyed(slug, key(slug));
    List<Future<ReportWritten>> all =
        IntStream.range(0, 20).mapToObj(i -> create(command)).toList();
    done(Future.all(all));
    assertThat(all.stream().map(Future::result).distinct())
        .containsExactly(new ReportWritten(slug, 1, ReportStatus.DRAFT));
    assertThat(revisions(slug)).containsExactly("1");
  }

  @Test
  void areRefusedAndNotDoneUnderTheKeyOfAnother() {
    done(create(keyed("first", new CommandKey("shared", "one"))));
    assertFails(
        create(keyed("second", new CommandKey("shared", "another"))),
        ErrorCode.UNPROCESSABLE,
        "Idempotency-Key: used within the last 24 h for another request");
    assertThat(revisions("second")).isEmpty();
  }

  @Test
  void leaveNothingWhenTheyAreRefused() {
    done(create(Examples.create("taken")));
    assertFails(create(keyed("taken", key("refused"))), ErrorCode.CONFLICT, "taken");
    assertThat(keys()).doesNotContain("refused");
    assertThat(done(create(keyed("free", new CommandKey("refused", "another")))).slug())
        .isEqualTo("free");
  }

  @Test
  void leaveNothingWithoutAKey() {
    List<String> before = keys();
    done(create(Examples.create("keyless")));
    assertThat(keys()).containsExactlyInAnyOrderElementsOf(before);
  }

  /** What the key is held for, until the promise is kept. */
  private static Future<ReportWritten> hold(CommandKey key, Promise<ReportWritten> until) {
    Promise<Void> held = Promise.promise();
    Future<ReportWritten> holding =
        kept.database()
            .transactions()
            .withTransaction(
                connection ->
                    OutcomeTransaction.carryOut(connection, key, () -> wait(held, until)));
    done(held.future());
    return holding;
  }

  private static Future<ReportWritten> wait(Promise<Void> held, Promise<ReportWritten> until) {
    held.complete();
    return until.future();
  }

  @Test
  void waitForOneThatIsUnderWayAndTakeItsOutcome() {
    Promise<ReportWritten> end = Promise.promise();
    Future<ReportWritten> holding = hold(key("under-way"), end);
    Future<ReportWritten> repeated = create(keyed("held", key("under-way")));
    end.complete(DRAFT);
    assertThat(done(holding)).isEqualTo(DRAFT);
    assertThat(done(repeated)).isEqualTo(DRAFT);
    assertThat(revisions("held")).isEmpty();
  }

  @Test
  void areDoneWhenTheOneThatWasUnderWayIsNot() {
    Promise<ReportWritten> end = Promise.promise();
    Future<ReportWritten> holding = hold(key("given-up"), end);
    Future<ReportWritten> repeated = create(keyed("taken-over", key("given-up")));
    end.fail("its instance has died");
    assertThatThrownBy(() -> done(holding)).hasMessageContaining("its instance has died");
    assertThat(done(repeated).slug()).isEqualTo("taken-over");
    assertThat(revisions("taken-over")).containsExactly("1");
  }

  /** Such as a time that was to come and has come, or dashboards that are away by now. */
  @Test
  void areAnsweredThoughTheyCouldNotBeDoneAnyMore() {
    CreateReport command = keyed("too-late", key("too-late"));
    ReportWritten first = done(create(command));
    assertThat(done(outcomes.answering(refusing()).apply(command))).isEqualTo(first);
    CreateReport fresh = keyed("never", key("never"));
    assertFails(outcomes.answering(refusing()).apply(fresh), ErrorCode.INVALID_REQUEST, "too late");
    assertThat(keys()).doesNotContain("never");
  }

  private static Function<CreateReport, Future<ReportWritten>> refusing() {
    return command -> {
      throw new ServiceException(ErrorCode.INVALID_REQUEST, "too late");
    };
  }

  /** It could be refused for what the first is just doing. */
  @Test
  void areNotRefusedBeforeItIsKnownWhatHasComeOfTheFirst() {
    Promise<ReportWritten> end = Promise.promise();
    Future<ReportWritten> holding = hold(key("raced"), end);
    Future<ReportWritten> refused =
        outcomes.answering(refusing()).apply(keyed("held", key("raced")));
    end.complete(DRAFT);
    done(holding);
    assertThat(done(refused)).isEqualTo(DRAFT);
  }

  @Test
  void areNotRefusedForGoodWhenItCannotBeKnown() throws Exception {
    Database database = done(Database.open(kept.node(), "impatient", impatient, 1));
    var waiting = new CommandOutcomes(database);
    try (Connection superuser = kept.connect();
        Statement statement = superuser.createStatement()) {
      superuser.setAutoCommit(false);
      statement.execute("LOCK TABLE " + kept.schema() + ".command_outcome");
      assertFails(
          waiting.answering(refusing()).apply(keyed("unknown", key("unknown"))),
          ErrorCode.UNAVAILABLE,
          "does not answer");
      superuser.rollback();
    }
  }

  @Test
  void areNotAnsweredToWhoMayNotWrite() {
    CreateReport command = keyed("forbidden", key("forbidden"));
    done(create(command));
    var reader = new Principal("token:reader", Set.of());
    var theirs =
        new CreateReport(
            reader,
            command.slug(),
            command.author(),
            command.tags(),
            command.texts(),
            command.commandKey());
    assertThatThrownBy(() -> create(theirs)).hasMessageContaining(ReportContract.WRITE_SCOPE);
  }

  private static void age(String key) {
    kept.execute(
        "UPDATE %s.command_outcome SET at = at - interval '25 hours' WHERE key = '" + key + "'");
  }

  @Test
  void areForgottenAfterADay() {
    done(create(keyed("old", key("old"))));
    done(create(keyed("young", key("young"))));
    age("old");
    done(outcomes.sweep());
    assertThat(keys()).contains("young").doesNotContain("old");
  }

  @Test
  void leaveTheirKeysToOthersAfterADay() {
    done(create(keyed("yesterday", key("daily"))));
    age("daily");
    CreateReport today = keyed("today", new CommandKey("daily", "another"));
    ReportWritten first = done(create(today));
    assertThat(first.slug()).isEqualTo("today");
    assertThat(done(create(today))).isEqualTo(first);
  }
}
