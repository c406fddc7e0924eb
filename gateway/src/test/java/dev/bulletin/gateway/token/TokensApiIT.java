package dev.bulletin.gateway.token;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.studio.Guest;
import dev.bulletin.gateway.studio.People;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that are made, seen and revoked by the API, by people and by programs. */
@ExtendWith(Servers.class)
class TokensApiIT {
  private static final String TOKENS = "/api/v1/tokens";

  private static PostgresServer postgres;
  private static String schema;
  private static RunningGateway gateway;
  private static People people;

  private final Instant soon =
      Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS);
  private Guest boss;
  private Guest lan;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) throws Exception {
    postgres = server;
    schema = access.user();
    gateway = RunningGateway.start(access);
    people = new People(postgres, access);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void begin() throws Exception {
    postgres.execute("DELETE FROM %s.api_token WHERE name <> 'bootstrap'".formatted(schema));
    people.forgetAttempts();
    people.add("boss", "admin");
    people.add("lan", "publisher");
    boss = Guest.signedIn(gateway, "boss");
    lan = Guest.signedIn(gateway, "lan");
  }

  /** By a script of a page that the person has open. */
  private static HttpResponse<Buffer> send(
      Guest who, HttpMethod method, String path, JsonObject body) throws Exception {
    return sent(who.request(method, path, "x-csrf-token", who.token()), body);
  }

  private static HttpResponse<Buffer> send(
      String token, HttpMethod method, String path, JsonObject body) throws Exception {
    return sent(gateway.request(method, path, "authorization", "Bearer " + token), body);
  }

  private static HttpResponse<Buffer> sent(HttpRequest<Buffer> request, JsonObject body)
      throws Exception {
    return (body.isEmpty() ? request.send() : request.sendJsonObject(body)).await(60, SECONDS);
  }

  private static JsonObject wanted(String name, String... scopes) {
    return new JsonObject().put("name", name).put("scopes", new JsonArray(List.of(scopes)));
  }

  private static JsonObject made(HttpResponse<Buffer> answer) {
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(201);
    return answer.bodyAsJsonObject();
  }

  /** A token of Lan's, by which a program makes others until {@link #soon}. */
  private String maker(String... scopes) throws Exception {
    String[] all =
        Stream.concat(Stream.of(scopes), Stream.of("tokens:write")).toArray(String[]::new);
    JsonObject wanted = wanted("maker", all).put("expiresAt", soon.toString());
    return made(send(lan, HttpMethod.POST, TOKENS, wanted)).getString("token");
  }

  private static List<String> names(HttpResponse<Buffer> list) {
    assertThat(list.statusCode()).as(list.bodyAsString()).isEqualTo(200);
    return list.bodyAsJsonObject().getJsonArray("tokens").stream()
        .map(token -> ((JsonObject) token).getString("name"))
        .toList();
  }

  private static List<String> kept(String column, String name) {
    return postgres.query(
        "SELECT %s FROM %s.api_token WHERE name = ?".formatted(column, schema), name);
  }

  @Test
  void areToldOnceAndKeptAsHashes() throws Exception {
    HttpResponse<Buffer> answer =
        send(lan, HttpMethod.POST, TOKENS, wanted("importer", "reports:write"));
    String token = made(answer).getString("token");
    assertThat(answer.getHeader("cache-control")).isEqualTo("no-store");
    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(kept("api_token::text", "importer"))
        .hasSize(1)
        .noneMatch(row -> row.contains(token));
    HttpResponse<Buffer> list = send(lan, HttpMethod.GET, TOKENS, new JsonObject());
    assertThat(names(list)).containsExactly("importer");
    assertThat(list.bodyAsString()).doesNotContain(token);
    assertThat(postgres.query("SELECT answer::text FROM %s.keyed_write answer".formatted(schema)))
        .noneMatch(row -> row.contains(token));
    assertThat(
            send(token, HttpMethod.POST, "/api/v1/reports", new JsonObject().put("x", 1))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void tellWhoseTheyAreAndWhenTheyWereUsed() throws Exception {
    String maker = maker("reports:write");
    JsonObject listed =
        send(maker, HttpMethod.GET, TOKENS, new JsonObject())
            .bodyAsJsonObject()
            .getJsonArray("tokens")
            .getJsonObject(0);
    assertThat(listed.getString("maker")).isEqualTo("lan");
    assertThat(listed.getBoolean("held")).isTrue();
    assertThat(listed.getString("expiresAt")).isEqualTo(soon.toString());
    assertThat(listed.getJsonArray("scopes")).containsExactly("reports:write", "tokens:write");
  }

  @Test
  void endWhenTheyAreRevokedAndAreRecorded() throws Exception {
    JsonObject made = made(send(lan, HttpMethod.POST, TOKENS, wanted("short", "rooms:read")));
    String one = TOKENS + "/" + made.getInteger("id");
    assertThat(send(lan, HttpMethod.DELETE, one, new JsonObject()).statusCode()).isEqualTo(200);
    assertThat(send(lan, HttpMethod.DELETE, one, new JsonObject()).statusCode()).isEqualTo(404);
    assertThat(kept("name", "short")).isEmpty();
    assertThat(
            send(made.getString("token"), HttpMethod.GET, "/api/v1/rooms", new JsonObject())
                .statusCode())
        .isEqualTo(401);
    assertThat(
            postgres.query(
                "SELECT action || ' ' || detail || ' ' || actor FROM %s.audit_entry"
                        .formatted(schema)
                    + " WHERE subject_kind = 'token' AND subject = 'short' ORDER BY id"))
        .containsExactly("token.create rooms:read person", "token.revoke  person");
  }

  @Test
  void areLookedAfterByWhoseTheyAreAndByAdmins() throws Exception {
    JsonObject made = made(send(lan, HttpMethod.POST, TOKENS, wanted("of-lan", "rooms:read")));
    JsonObject other = made(send(boss, HttpMethod.POST, TOKENS, wanted("of-boss", "rooms:read")));
    String maker = maker();
    String operator = RunningGateway.TOKEN;
    assertThat(names(send(boss, HttpMethod.GET, TOKENS, new JsonObject())))
        .contains("of-lan", "of-boss", "maker", "bootstrap");
    for (var list :
        List.of(
            send(lan, HttpMethod.GET, TOKENS, new JsonObject()),
            send(maker, HttpMethod.GET, TOKENS, new JsonObject()))) {
      assertThat(names(list)).containsExactly("maker", "of-lan");
    }
    assertThat(names(send(operator, HttpMethod.GET, TOKENS, new JsonObject())))
        .containsExactly("bootstrap");
    String ofBoss = TOKENS + "/" + other.getInteger("id");
    for (String program : List.of(maker, operator)) {
      assertThat(send(program, HttpMethod.DELETE, ofBoss, new JsonObject()).statusCode())
          .isEqualTo(404);
    }
    assertThat(send(lan, HttpMethod.DELETE, ofBoss, new JsonObject()).statusCode()).isEqualTo(404);
    String ofLan = TOKENS + "/" + made.getInteger("id");
    assertThat(send(maker, HttpMethod.DELETE, ofLan, new JsonObject()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "series:write:machine.,201",
    "series:write:machine.a,201",
    "tokens:write,201",
    "series:write,403",
    "series:write:lab.,403",
    "reports:write,403",
    "hooks:write,403",
    "people:write,403"
  })
  void ofProgramsGiveOnWhatTheyHaveThemselves(String scope, int status) throws Exception {
    String maker = maker("series:write:machine.");
    JsonObject wanted = wanted("child", scope).put("expiresAt", soon.toString());
    HttpResponse<Buffer> answer = send(maker, HttpMethod.POST, TOKENS, wanted);
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    assertThat(kept("scopes[1]", "child")).isEqualTo(status == 201 ? List.of(scope) : List.of());
  }

  @Test
  void ofProgramsEndNoLaterThanTheOneThatMadeThem() throws Exception {
    String maker = maker("rooms:read");
    JsonObject forEver = wanted("child", "rooms:read");
    HttpResponse<Buffer> refused = send(maker, HttpMethod.POST, TOKENS, forEver);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.bodyAsString()).contains("expiresAt: expected " + soon);
    JsonObject later =
        wanted("child", "rooms:read").put("expiresAt", soon.plusSeconds(1).toString());
    assertThat(send(maker, HttpMethod.POST, TOKENS, later).statusCode()).isEqualTo(400);
    made(send(maker, HttpMethod.POST, TOKENS, later.put("expiresAt", soon.toString())));
  }

  /** The token is still the same, but its owner is not. */
  @Test
  void ofProgramsGiveNothingThatTheirPersonMayNoLongerGive() throws Exception {
    String maker = maker("rooms:read");
    people.add("lan", "reader");
    JsonObject wanted = wanted("child", "rooms:read").put("expiresAt", soon.toString());
    assertThat(send(maker, HttpMethod.POST, TOKENS, wanted).statusCode()).isEqualTo(403);
    people.disable("lan");
    assertThat(send(maker, HttpMethod.POST, TOKENS, wanted).statusCode()).isEqualTo(401);
  }

  @Test
  void ofTheOperatorMakeTheOperatorsOwn() throws Exception {
    JsonObject made =
        made(send(RunningGateway.TOKEN, HttpMethod.POST, TOKENS, wanted("job", "series:write:a.")));
    assertThat(kept("person_id::text", "job")).containsExactly((String) null);
    assertThat(
            send(RunningGateway.TOKEN, HttpMethod.POST, TOKENS, wanted("more", "hooks:write"))
                .statusCode())
        .isEqualTo(403);
    String one = TOKENS + "/" + made.getInteger("id");
    assertThat(send(RunningGateway.TOKEN, HttpMethod.DELETE, one, new JsonObject()).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Not A Name,reports:write,,400,name",
    "bootstrap,reports:write,,409,name",
    "taken,reports:write,,409,name",
    "fine,'',,400,scopes",
    "fine,rooms:watch,,403,scopes",
    "fine,tea,,403,scopes",
    "fine,reports:write,2000-01-01T00:00:00Z,400,expiresAt",
    "fine,reports:write,2200-01-01T00:00:00Z,400,expiresAt",
    "fine,reports:write,tomorrow,400,expiresAt"
  })
  void sayWhatDoesNotFit(String name, String scope, String until, int status, String field)
      throws Exception {
    made(send(lan, HttpMethod.POST, TOKENS, wanted("taken", "reports:write")));
    JsonObject wanted = scope.isEmpty() ? wanted(name) : wanted(name, scope);
    if (until != null) {
      wanted.put("expiresAt", until);
    }
    HttpResponse<Buffer> answer = send(lan, HttpMethod.POST, TOKENS, wanted);
    assertThat(answer.statusCode()).as(answer.bodyAsString()).isEqualTo(status);
    assertThat(answer.bodyAsJsonObject().getString("detail")).contains(field);
  }
}
