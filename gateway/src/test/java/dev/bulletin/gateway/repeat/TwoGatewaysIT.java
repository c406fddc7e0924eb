package dev.bulletin.gateway.repeat;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.bus.CommandKey;
import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is sent again to another gateway. */
@ExtendWith(Servers.class)
class TwoGatewaysIT {
  private static final String REPORTS = "/api/v1/reports";

  private static PostgresServer postgres;
  private static PostgresServer.Access access;
  private static RunningGateway one;
  private static RunningGateway other;
  private static Database database;
  private static PgKeptAnswers answers;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access given) throws Exception {
    postgres = server;
    access = given;
    one = RunningGateway.start(access);
    other = RunningGateway.start(access);
    PgConfig config = ConfigReader.read(access.settings(), PgConfig::read);
    database = Database.open(one.node(), "test", config, 0).await(60, SECONDS);
    answers = new PgKeptAnswers(database, one.node().clock(), 1_000);
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  private static String report(String slug) {
    return "{\"slug\":\"%s\",\"texts\":{\"en\":{\"title\":\"T\",\"summary\":\"S\",\"body\":\"B\"}}}"
        .formatted(slug);
  }

  private static Future<HttpResponse<Buffer>> create(
      RunningGateway gateway, String slug, String key) {
    return gateway
        .request(HttpMethod.POST, REPORTS, "idempotency-key", key)
        .putHeader("authorization", "Bearer " + RunningGateway.TOKEN)
        .putHeader("content-type", "application/json")
        .sendBuffer(Buffer.buffer(report(slug)));
  }

  private static HttpResponse<Buffer> created(RunningGateway gateway, String slug, String key)
      throws Exception {
    return create(gateway, slug, key).await(60, SECONDS);
  }

  private static void change(String key, String what) {
    postgres.execute(
        "UPDATE %s.keyed_write SET %s WHERE key = '%s'".formatted(access.user(), what, key));
  }

  /** The other one's reports know nothing of it, and would take it as a new one. */
  @Test
  void isAnsweredAsTheFirstWas() throws Exception {
    HttpResponse<Buffer> first = created(one, "first", "a");
    assertThat(first.statusCode()).as(first.bodyAsString()).isEqualTo(201);
    assertThat(first.getHeader("idempotency-replayed")).isNull();
    HttpResponse<Buffer> again = created(other, "first", "a");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.getHeader("etag")).isEqualTo(first.getHeader("etag"));
    assertThat(again.getHeader("location")).isEqualTo(first.getHeader("location"));
    assertThat(again.getHeader("idempotency-replayed")).isEqualTo("true");
    assertThat(again.getHeader("x-content-type-options")).isEqualTo("nosniff");
    assertThat(other.get(REPORTS + "/first").statusCode()).isEqualTo(404);
  }

  @Test
  void isRefusedWhenItIsAnother() throws Exception {
    assertThat(created(one, "second", "b").statusCode()).isEqualTo(201);
    assertThat(created(other, "another", "b").statusCode()).isEqualTo(422);
  }

  /** What has come of the first is for report-service to know. */
  @Test
  void isAskedForAgainWhileTheFirstIsUnderWayOrItsGatewayIsDead() throws Exception {
    assertThat(created(one, "third", "c").statusCode()).isEqualTo(201);
    change("c", "status = NULL, begun_at = now() + interval '1 hour'");
    assertThat(created(other, "elsewhere", "c").statusCode()).isEqualTo(422);
    HttpResponse<Buffer> again = created(other, "third", "c");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.getHeader("idempotency-replayed")).isNull();
    assertThat(keyOf(other, "third")).isEqualTo(keyOf(one, "third")).isNotNull();
    assertThat(created(one, "third", "c").getHeader("idempotency-replayed")).isEqualTo("true");
  }

  private static CommandKey keyOf(RunningGateway gateway, String slug) {
    CreateReport created = gateway.reports().lastCreated();
    assertThat(created.slug()).isEqualTo(slug);
    return created.commandKey();
  }

  @Test
  void waitsForTheFirstWhereItCannotBeAskedForAgain() throws Exception {
    KeyedWrite write = once("d1", Instant.now());
    assertThat(begin(write)).isInstanceOf(Standing.Fresh.class);
    assertThat(begin(write)).isInstanceOf(Standing.Running.class);
  }

  @Test
  void takesThePlaceOfOneThatWasGivenUp() throws Exception {
    Instant now = Instant.now();
    assertThat(begin(once("d2", now.minus(Duration.ofMinutes(2)))))
        .isInstanceOf(Standing.Fresh.class);
    assertThat(begin(once("d2", now))).isInstanceOf(Standing.Fresh.class);
  }

  @Test
  void isBegunOnceHoweverManyAskAtOnce() throws Exception {
    KeyedWrite write = once("d3", Instant.now());
    List<Future<Standing>> asked =
        IntStream.range(0, 20).mapToObj(i -> answers.begin(write)).toList();
    Future.all(asked).await(60, SECONDS);
    assertThat(asked.stream().map(Future::result).filter(Standing.Fresh.class::isInstance))
        .hasSize(1);
  }

  private static KeyedWrite once(String key, Instant begunAt) {
    Buffer fingerprint = new Digest().add(key).end(new byte[0]);
    Instant kept = begunAt.truncatedTo(ChronoUnit.MICROS);
    return new KeyedWrite("token:test", key, fingerprint, kept, Call.Repeat.ONCE);
  }

  private static Standing begin(KeyedWrite write) throws Exception {
    return answers.begin(write).await(60, SECONDS);
  }

  @Test
  void isAnotherAfterADay() throws Exception {
    assertThat(created(one, "fifth", "e").statusCode()).isEqualTo(201);
    change("e", "begun_at = now() - interval '25 hours'");
    assertThat(created(other, "sixth", "e").getHeader("idempotency-replayed")).isNull();
  }

  @Test
  void isForgottenAfterADayAndWhenThereAreTooMany() throws Exception {
    for (String key : List.of("g1", "g2", "g3")) {
      assertThat(created(one, "tidy-" + key, key).statusCode()).isEqualTo(201);
    }
    change("g1", "begun_at = now() - interval '25 hours'");
    answers.tidy().await(60, SECONDS);
    assertThat(keys()).contains("g2", "g3").doesNotContain("g1");
    new PgKeptAnswers(database, one.node().clock(), 1).tidy().await(60, SECONDS);
    assertThat(keys()).containsExactly("g3");
  }

  private static List<String> keys() {
    return postgres.query("SELECT key FROM " + access.user() + ".keyed_write");
  }

  @Test
  void isRecordedOnce() throws Exception {
    created(one, "recorded", "h1");
    assertThat(created(one, "recorded", "h1").getHeader("idempotency-replayed")).isEqualTo("true");
    created(one, "recorded-later", "h2");
    Eventually.that(Duration.ofSeconds(30), () -> assertThat(records("recorded-later")).hasSize(1));
    assertThat(records("recorded")).hasSize(1);
  }

  private static List<String> records(String slug) {
    return postgres.query(
        "SELECT action FROM " + access.user() + ".audit_entry WHERE subject = ?", slug);
  }
}
