package dev.bulletin.common.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Servers.class)
class LeadershipIT {
  private static final long TASK = 4_711;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final PostgresServer postgres;
  private final PostgresServer.Access access;
  private final Vertx vertx = Vertx.vertx();
  private final Leadership first;
  private final Leadership second;

  LeadershipIT(PostgresServer postgres, PostgresServer.Access access) {
    this.postgres = postgres;
    this.access = access;
    this.first = new Leadership(vertx, options(), TASK);
    this.second = new Leadership(vertx, options(), TASK);
  }

  private PgConnectOptions options() {
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
    postgres.query(
        "SELECT pg_terminate_backend(pid)::text FROM pg_locks WHERE locktype = 'advisory' AND objid = ?::oid",
        TASK);
    Eventually.that(LIMIT, () -> assertThat(first.isLeader() ^ second.isLeader()).isTrue());
    assertThat(first.isLeader() && second.isLeader()).isFalse();
  }

  private void leadFirst() {
    first.start();
    Eventually.that(LIMIT, first::isLeader);
    second.start();
    assertThat(second.isLeader()).isFalse();
  }
}
