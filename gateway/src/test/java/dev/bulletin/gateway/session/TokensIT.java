package dev.bulletin.gateway.session;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.db.Database;
import dev.bulletin.common.db.PgConfig;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Servers.class)
class TokensIT {
  private static final String REPORTS = "/api/v1/reports";

  private static PostgresServer postgres;
  private static PostgresServer.Access access;
  private static RunningGateway gateway;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access given) throws Exception {
    postgres = server;
    access = given;
    gateway = RunningGateway.start(access);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  /** Good tokens come as far as the body, which is missing. */
  private static int status(String authorization) throws Exception {
    HttpResponse<Buffer> answer =
        gateway
            .request(HttpMethod.POST, REPORTS, "authorization", authorization)
            .putHeader("content-type", "application/json")
            .send()
            .await(60, SECONDS);
    if (answer.statusCode() == 401) {
      assertThat(answer.getHeader("www-authenticate")).startsWith("Bearer");
    }
    return answer.statusCode();
  }

  private static String create(String name, String scopes, String expires) {
    String token = "token-of-the-test-named-" + name + "-0123456789";
    postgres.execute(
        "INSERT INTO %s.api_token (name, hash, scopes, expires_at) VALUES ('%s', '\\x%s', '%s', %s)"
            .formatted(access.user(), name, hex(token), scopes, expires));
    return token;
  }

  private static String hex(String token) {
    return HexFormat.of().formatHex(Bearer.hash(token));
  }

  private static String column(String name, String token) {
    return postgres
        .query("SELECT " + name + " FROM " + access.user() + ".api_token WHERE name = ?", token)
        .get(0);
  }

  @Test
  void letsInWhoHasAToken() throws Exception {
    assertThat(status("Bearer " + RunningGateway.TOKEN)).isEqualTo(400);
    assertThat(status("bearer  " + RunningGateway.TOKEN)).isEqualTo(400);
  }

  @Test
  void keepsNoTokenButItsHash() {
    assertThat(column("encode(hash, 'hex')", "bootstrap")).isEqualTo(hex(RunningGateway.TOKEN));
    assertThat(column("array_to_string(scopes, ' ')", "bootstrap").split(" "))
        .containsExactlyInAnyOrder(
            "reports:write",
            "dashboards:write",
            "series:write",
            "rooms:publish",
            "rooms:read",
            "rooms:users",
            "rooms:token",
            "tokens:write");
  }

  @Test
  void asksForATokenBeforeItLooksAtTheBody() throws Exception {
    HttpResponse<Buffer> answer =
        gateway
            .request(HttpMethod.POST, REPORTS, "content-type", "text/plain")
            .sendBuffer(Buffer.buffer("x".repeat(3 * 1024 * 1024)))
            .await(60, SECONDS);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.getHeader("www-authenticate")).isEqualTo("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer short",
        "Basic YWRtaW46YWRtaW4=",
        "Bearer an-unknown-token-that-is-long-enough",
        "Bearer a-bootstrap-token-for-the-tests-onl'",
        "Bearer a-bootstrap-token-for-the-tests-only, Bearer x"
      })
  void refusesWhatIsNoTokenOfOurs(String authorization) throws Exception {
    assertThat(status(authorization)).isEqualTo(401);
  }

  @Test
  void refusesATokenThatHasExpired() throws Exception {
    assertThat(status("Bearer " + create("old", "{reports:write}", "now() - interval '1 s'")))
        .isEqualTo(401);
    assertThat(status("Bearer " + create("young", "{reports:write}", "now() + interval '1 h'")))
        .isEqualTo(400);
  }

  @Test
  void refusesATokenWithoutTheScope() throws Exception {
    assertThat(status("Bearer " + create("reader", "{reports:read}", "NULL"))).isEqualTo(403);
    assertThat(status("Bearer " + create("nobody", "{}", "NULL"))).isEqualTo(403);
  }

  @Test
  void refusesABadTokenAlsoWhereNoneIsNeeded() throws Exception {
    assertThat(gateway.get(REPORTS + "/x", "authorization", "Bearer bad").statusCode())
        .isEqualTo(401);
  }

  @Test
  void notesItsUseOnceAMinute() throws Exception {
    String token = create("used", "{reports:write}", "NULL");
    assertThat(column("last_used_at", "used")).isNull();
    status("Bearer " + token);
    Eventually.that(
        Duration.ofSeconds(60), () -> assertThat(column("last_used_at", "used")).isNotNull());
    String first = column("last_used_at", "used");
    PgTokens tokens = new PgTokens(database());
    long id = Long.parseLong(column("id", "used"));
    tokens.use(id).await(60, SECONDS);
    assertThat(column("last_used_at", "used")).isEqualTo(first);
    postgres.execute(
        "UPDATE %s.api_token SET last_used_at = now() - interval '61 s' WHERE name = 'used'"
            .formatted(access.user()));
    String past = column("last_used_at", "used");
    tokens.use(id).await(60, SECONDS);
    assertThat(column("last_used_at", "used")).isGreaterThan(past);
  }

  private static Database database() throws Exception {
    var config =
        new PgConfig(
            access.host(),
            access.port(),
            access.database(),
            access.user(),
            new Secret(access.password()),
            "disable",
            4,
            Duration.ofSeconds(5),
            false);
    return Database.open(gateway.node(), "test", config, 0).await(60, SECONDS);
  }

  @Test
  void replacesTheBootstrapTokenByANewOne() throws Exception {
    PgTokens tokens = new PgTokens(database());
    var scopes = Set.of("reports:write");
    tokens.ensure("changing", new Secret("x".repeat(32)), scopes).await(60, SECONDS);
    tokens.ensure("changing", new Secret("y".repeat(32)), scopes).await(60, SECONDS);
    assertThat(status("Bearer " + "x".repeat(32))).isEqualTo(401);
    assertThat(status("Bearer " + "y".repeat(32))).isEqualTo(400);
  }
}
