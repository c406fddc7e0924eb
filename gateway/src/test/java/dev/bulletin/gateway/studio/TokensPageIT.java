package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Making and revoking the tokens of programs. */
@ExtendWith(Servers.class)
class TokensPageIT {
  private static final String TOKENS = "/studio/tokens";
  private static final Pattern SHOWN =
      Pattern.compile("id=\"token\" value=\"([A-Za-z0-9_-]{43})\"");

  private static PostgresServer postgres;
  private static String schema;
  private static RunningGateway gateway;
  private static People people;

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
    people.forgetAttempts();
    people.add("boss", "admin");
    people.add("lan", "publisher");
    people.add("reader", "reader");
    boss = Guest.signedIn(gateway, "boss");
    lan = Guest.signedIn(gateway, "lan");
  }

  private static HttpResponse<Buffer> make(Guest who, String name, String scope, String... more)
      throws Exception {
    who.get(TOKENS);
    String[] fields = new String[6 + more.length];
    System.arraycopy(new String[] {"name", name, "scope", scope, "days", "30"}, 0, fields, 0, 6);
    System.arraycopy(more, 0, fields, 6, more.length);
    return who.post(TOKENS, fields);
  }

  private static String token(HttpResponse<Buffer> page) {
    assertThat(page.statusCode()).as(page.bodyAsString()).isEqualTo(200);
    Matcher found = SHOWN.matcher(page.bodyAsString());
    assertThat(found.find()).as(page.bodyAsString()).isTrue();
    return found.group(1);
  }

  /** 400: let in, but what it sends is nothing; 401 and 403: not let in. */
  private static int status(String token) throws Exception {
    return gateway
        .request(HttpMethod.POST, "/api/v1/reports", "authorization", "Bearer " + token)
        .putHeader("content-type", "application/json")
        .send()
        .await(60, SECONDS)
        .statusCode();
  }

  private static void revoke(Guest who, String name) throws Exception {
    who.get(TOKENS);
    who.post(TOKENS + "/revoke", "id", id(name));
  }

  private static String id(String name) {
    return column("id::text", name);
  }

  private static String column(String column, String name) {
    return postgres
        .query("SELECT %s FROM %s.api_token WHERE name = ?".formatted(column, schema), name)
        .get(0);
  }

  private static List<String> audit(String name) {
    return postgres.query(
        "SELECT action || ' ' || detail FROM %s.audit_entry WHERE subject_kind = 'token'"
                .formatted(schema)
            + " AND subject = ? ORDER BY id",
        name);
  }

  @Test
  void makesATokenThatIsShownOnceAndOpensWhatWasChosen() throws Exception {
    HttpResponse<Buffer> page = make(lan, "importer", "reports:write");
    String token = token(page);
    assertThat(page.getHeader("cache-control")).isEqualTo("no-store");
    assertThat(status(token)).isEqualTo(400);
    assertThat(lan.get(TOKENS).bodyAsString())
        .contains("importer", "<code>reports:write</code>", "lan")
        .doesNotContain(token);
    assertThat(postgres.query("SELECT t::text FROM %s.api_token t".formatted(schema)))
        .noneMatch(row -> row.contains(token));
    assertThat(audit("importer")).containsExactly("token.create reports:write");
    assertThat(
            column("round(extract(epoch FROM expires_at - created_at) / 86400)::text", "importer"))
        .isEqualTo("30");
  }

  @Test
  void limitsATokenToNamesThatBeginInACertainWay() throws Exception {
    token(make(lan, "pusher", "series:write", "prefix.series:write", "machine., lab.a"));
    assertThat(column("array_to_string(scopes, ' ')", "pusher").split(" "))
        .containsExactlyInAnyOrder("series:write:machine.", "series:write:lab.a");
    assertThat(make(lan, "odd", "series:write", "prefix.series:write", "no*stars").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aRevokedTokenOpensNothing() throws Exception {
    String token = token(make(lan, "short-lived", "reports:write"));
    revoke(lan, "short-lived");
    assertThat(status(token)).isEqualTo(401);
    assertThat(audit("short-lived")).last().isEqualTo("token.revoke ");
  }

  @Test
  void aTokenOfSomebodyWhoIsDisabledOpensNothingMeanwhile() throws Exception {
    String token = token(make(lan, "of-lan", "reports:write"));
    people.disable("lan");
    assertThat(status(token)).isEqualTo(401);
    people.add("lan", "publisher");
    assertThat(status(token)).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "Not A Name,reports:write,30,400,Lower-case letters",
    "bootstrap,reports:write,30,400,Another token",
    "fine,'',30,400,Choose at least one",
    "fine,rooms:watch,30,400,Choose at least one",
    "fine,people:write,30,400,Choose at least one",
    "fine,reports:write,0,400,from 1 to 3650",
    "fine,reports:write,x,400,from 1 to 3650",
    "taken,reports:write,30,409,Another token"
  })
  void saysWhatDoesNotFit(String name, String scope, String days, int status, String why)
      throws Exception {
    make(lan, "taken", "reports:write");
    HttpResponse<Buffer> answer = make(lan, name, scope, "days", days);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.bodyAsString()).contains(why);
  }

  @Test
  void holdsUntilItIsRevokedWhereNoDaysAreGiven() throws Exception {
    token(make(lan, "for-ever", "reports:write", "days", ""));
    assertThat(column("expires_at", "for-ever")).isNull();
    assertThat(lan.get(TOKENS).bodyAsString()).contains("until it is revoked");
  }

  @Test
  void givesAdministratorsMoreToGiveAndAllTokensToLookAfter() throws Exception {
    make(lan, "one-of-lan", "reports:write");
    assertThat(boss.get(TOKENS).bodyAsString()).contains("one-of-lan", "bootstrap", "rooms:watch");
    assertThat(lan.get(TOKENS).bodyAsString()).doesNotContain("bootstrap", "rooms:watch");
    token(make(boss, "watcher", "rooms:watch"));
    revoke(lan, "watcher");
    assertThat(id("watcher")).isNotEmpty();
    revoke(boss, "one-of-lan");
    assertThat(lan.get(TOKENS).bodyAsString()).doesNotContain("one-of-lan");
  }

  @Test
  void isForThoseOnlyWhoMayWriteAndFromItsOwnPages() throws Exception {
    Guest reader = Guest.signedIn(gateway, "reader");
    assertThat(new Guest(gateway).get(TOKENS).statusCode()).isEqualTo(303);
    assertThat(reader.get(TOKENS).statusCode()).isEqualTo(403);
    for (String form : List.of(TOKENS, TOKENS + "/revoke")) {
      assertThat(new Guest(gateway).post(form).statusCode()).isEqualTo(401);
      assertThat(reader.post(form).statusCode()).isEqualTo(403);
      HttpRequest<Buffer> forged = lan.request(HttpMethod.POST, form);
      MultiMap fields = MultiMap.caseInsensitiveMultiMap().add("csrf", "x".repeat(43));
      assertThat(forged.sendForm(fields).await(60, SECONDS).statusCode()).isEqualTo(403);
    }
  }
}
