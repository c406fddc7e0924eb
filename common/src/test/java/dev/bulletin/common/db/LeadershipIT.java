package dev.bulletin.common.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class LeadershipIT {
  private static final long TASK = 4_711;
  private static final long FAR = 100_000_000_000_000L;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final PostgresServer postgres;
  private final PostgresServer.Access access;
  private final Vertx vertx = Vertx.vertx();
  private final Leadership first;
  private final Leadership second;

  LeadershipIT(PostgresServer postgres, PostgresServer.Access access) {
    this.postgres = postgres;
    this.access = access;
    this.first = new Leadership(vertx, options(), TASK, Terms.COUNTED);
    this.second = new Leadership(vertx, options(), TASK, Terms.COUNTED);
  }

  @BeforeEach
  void makeTable() {
    postgres.execute(
        "CREATE TABLE IF NOT EXISTS %s.leadership (task bigint PRIMARY KEY, term bigint NOT NULL)"
            .formatted(access.user()));
    postgres.execute(
        "GRANT ALL ON %1$s.leadership TO %1$s; TRUNCATE %1$s.leadership".formatted(access.user()));
  }

  private PgConnectOptions options() {
    return options(access);
  }

  private static PgConnectOptions options(PostgresServer.Access access) {
    return new PgConnectOptions()
        .setHost(access.host())
        .setPort(access.port())
        .setDatabase(access.database())
        .setUser(access.user())
        .setPassword(access.password());
  }

  @AfterEach
  void close() {
    first.stop().await();
    second.stop().await();
    vertx.close().await();
  }

  @Test
  void oneLeadsAndTheOtherFollowsWhenItStops() {
    leadFirst();
    first.stop().await();
    assertThat(first.isLeader()).isFalse();
    Eventually.that(LIMIT, second::isLeader);
  }

  @Test
  void aLeaderWhoseConnectionIsCutLeadsNoLonger() {
    leadFirst();
    long term = first.term().orElseThrow();
    postgres.query(
        "SELECT pg_terminate_backend(pid)::text FROM pg_locks WHERE locktype = 'advisory' AND objid = ?::oid",
        TASK);
    Eventually.that(
        LIMIT, () -> assertThat(termsOfLeaders()).singleElement().satisfies(isAfter(term)));
  }

  private List<Long> termsOfLeaders() {
    return Stream.of(first, second).flatMap(each -> each.term().stream().boxed()).toList();
  }

  private static Consumer<Long> isAfter(long term) {
    return later -> assertThat(later).isGreaterThan(term);
  }

  @Test
  void eachElectionBeginsAHigherTerm() {
    leadFirst();
    long term = first.term().orElseThrow();
    first.stop().await();
    Eventually.that(LIMIT, second::isLeader);
    assertThat(second.term().orElseThrow()).isGreaterThan(term);
    assertThat(first.term()).isEmpty();
  }

  /** Such as after a backup was restored elsewhere with a clock that is behind. */
  @Test
  void aTermIsHigherThanTheLastWhateverTheClockSays() {
    postgres.execute(
        "INSERT INTO %s.leadership VALUES (%d, %d)".formatted(access.user(), TASK, FAR));
    leadFirst();
    assertThat(first.term()).hasValue(FAR + 1);
  }

  @Test
  void aLeaderThatIsPausedIsNotTakenForOneThatIsCutOff() {
    leadFirst();
    postgres.query(
        "SELECT pg_terminate_backend(pid)::text FROM pg_locks WHERE locktype = 'advisory' AND objid = ?::oid",
        TASK);
    Eventually.that(LIMIT, () -> assertThat(first.isLeader() ^ second.isLeader()).isTrue());
    assertThat(first.termWhenCutOff()).isEmpty();
    assertThat(second.termWhenCutOff()).isEmpty();
  }

  @Test
  void aLeaderThatDoesNotReachPostgresKnowsItsTerm() {
    try (PostgresServer own = PostgresServer.start()) {
      var mine = own.createService("own");
      own.execute("CREATE TABLE own.leadership (task bigint PRIMARY KEY, term bigint NOT NULL)");
      own.execute("GRANT ALL ON own.leadership TO own");
      var leader = new Leadership(vertx, options(mine), TASK, Terms.COUNTED);
      leader.start();
      Eventually.that(LIMIT, leader::isLeader);
      OptionalLong term = leader.term();
      own.pause();
      Eventually.that(LIMIT, () -> assertThat(leader.termWhenCutOff()).isEqualTo(term));
      assertThat(leader.isLeader()).isFalse();
      own.resume();
      Eventually.that(LIMIT, leader::isLeader);
      assertThat(leader.termWhenCutOff()).isEmpty();
      leader.stop().await();
      assertThat(leader.termWhenCutOff()).isEmpty();
    }
  }

  private void leadFirst() {
    first.start();
    Eventually.that(LIMIT, first::isLeader);
    second.start();
    assertThat(second.isLeader()).isFalse();
  }
}
