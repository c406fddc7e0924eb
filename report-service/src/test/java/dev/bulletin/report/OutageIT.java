package dev.bulletin.report;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.cache.CacheConfig;
import dev.bulletin.common.cache.Lifetimes;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.redis.RedisConfig;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Patient;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL and Redis are killed and come back, while readers read on. */
class OutageIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final CacheConfig SHORT =
      new CacheConfig(
          8, new Lifetimes(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofHours(1)));
  private static final ListReports LIST = new ListReports(Language.EN, 10, null);

  /** Longer than a busy machine takes, and shorter than it takes to learn that nobody answers. */
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private static final Call<FindReport, ReportAnswer> FIND =
      Patient.within(DEADLINE, ReportContract.FIND);
  private static final Call<ListReports, ReportPage> LISTS =
      Patient.within(DEADLINE, ReportContract.LIST);

  @TempDir private Path folder;

  private final RedisServer redis = RedisServer.start();
  private final Node node = done(Node.start(Nodes.alone()));
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final AtomicInteger read = new AtomicInteger();

  @AfterEach
  void stop() {
    node.stop();
    redis.close();
  }

  @Test
  void whatWasReadIsReadOnMarkedAndEverythingRecovers() {
    PostgresServer postgres = PostgresServer.start(folder);
    try (var door = new TcpDoor(postgres.port())) {
      start(postgres.createService("outage"), door.port());
      publish("kept");
      assertThat(find("kept").provenance().stale()).isFalse();
      assertThat(list().provenance().stale()).isFalse();
      Future<Void> reading = readOn();

      postgres.close();
      Eventually.that(SOON, () -> assertThat(find("kept").provenance().stale()).isTrue());
      Eventually.that(SOON, () -> assertThat(list().provenance().stale()).isTrue());
      assertThat(find("kept").report().title()).isEqualTo("Weekly outlook");
      assertUnavailable(node.bus().ask(ReportContract.CREATE, Examples.create("new")));
      assertUnavailable(ask("never-read"));

      redis.kill();
      awaitReads();
      assertThat(find("kept").provenance().stale()).isTrue();

      redis.restart();
      postgres = PostgresServer.start(folder);
      door.leadTo(postgres.port());
      Eventually.that(SOON, () -> assertThat(find("kept").provenance().stale()).isFalse());
      done(node.bus().ask(ReportContract.UPDATE, Examples.update("kept", 2, "After the outage")));
      assertThat(find("kept").report().title()).isEqualTo("After the outage");
      Eventually.that(SOON, () -> assertThat(list().provenance().stale()).isFalse());
      assertThat(list().reports()).extracting("title").containsExactly("After the outage");

      stopped.set(true);
      done(reading);
    } finally {
      stopped.set(true);
      postgres.close();
    }
  }

  private void start(PostgresServer.Access access, int port) {
    PgConfig direct = Examples.pg(access);
    PgConfig pg =
        new PgConfig(
            direct.host(),
            port,
            direct.database(),
            direct.user(),
            direct.password(),
            direct.sslMode(),
            direct.poolSize(),
            direct.statementTimeout(),
            direct.genericPlans());
    var cache = new RedisConfig(redis.host(), redis.port(), new Secret(""));
    var config = new ReportConfig(pg, cache, Examples.INTERNAL, SHORT, 2, SOON, SOON, "");
    done(ReportServiceMain.SERVICE.startOn(node, config));
    node.ready();
    Eventually.that(
        SOON, () -> assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(1));
  }

  private void publish(String slug) {
    done(node.bus().ask(ReportContract.CREATE, Examples.create(slug)));
    done(node.bus().ask(ReportContract.PUBLISH, Examples.publish(slug, 1)));
  }

  /** Reads again and again; the first read that fails ends it. */
  private Future<Void> readOn() {
    return ask("kept")
        .compose(found -> node.bus().ask(LISTS, LIST))
        .onSuccess(listed -> read.incrementAndGet())
        .compose(listed -> node.vertx().timer(5, TimeUnit.MILLISECONDS))
        .compose(rested -> stopped.get() ? Future.succeededFuture() : readOn());
  }

  private void awaitReads() {
    int goal = read.get() + 50;
    Eventually.that(SOON, () -> assertThat(read.get()).isGreaterThan(goal));
  }

  private Future<ReportAnswer> ask(String slug) {
    return node.bus().ask(FIND, new FindReport(slug, Language.EN, false));
  }

  private ReportAnswer find(String slug) {
    return done(ask(slug));
  }

  private ReportPage list() {
    return done(node.bus().ask(LISTS, LIST));
  }

  private static void assertUnavailable(Future<?> future) {
    assertThatThrownBy(() -> done(future))
        .isInstanceOfSatisfying(
            ServiceException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }
}
