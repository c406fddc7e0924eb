package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who changed what, and who may see it. */
@ExtendWith(Servers.class)
class AuditIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

  private static PostgresServer postgres;
  private static String table;
  private static RunningGateway gateway;
  private static People people;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) throws Exception {
    postgres = server;
    table = access.user() + ".audit_entry";
    gateway = RunningGateway.start(access);
    people = new People(postgres, access);
    people.add("boss", "admin");
    people.add("lan", "publisher");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void everybodyMayTry() {
    people.forgetAttempts();
  }

  /** All entries about a subject, the oldest first. */
  private static List<String> about(String kind, String subject) {
    return postgres.query(
        "SELECT actor || ' ' || action || ' ' || coalesce(person_id::text, '-') FROM "
            + table
            + " WHERE subject_kind = ? AND subject = ? ORDER BY id",
        kind,
        subject);
  }

  private static List<String> actions(long person) {
    return postgres.query("SELECT action FROM " + table + " WHERE person_id = ?", person);
  }

  private static void insert(String action, String subject, String age) {
    postgres.execute(
        "INSERT INTO %s (at, actor, action, subject_kind, subject, detail, address, request_id)"
                .formatted(table)
            + " VALUES (now() - interval '%s', 'system', '%s', 'thing', '%s', '', '', '')"
                .formatted(age, action, subject));
  }

  @Test
  void recordsWhatAPersonDoesInTheStudio() throws Exception {
    gateway.reports().put("noted", Language.EN, "The week ahead");
    Guest lan = Guest.signedIn(gateway, "lan");
    HttpResponse<Buffer> saved =
        lan.post(
            "/studio/reports/noted",
            "revision",
            "1",
            "author",
            "Lan",
            "texts.en.title",
            "Another week",
            "action",
            "publish");
    assertThat(saved.statusCode()).isEqualTo(303);
    String id = Long.toString(people.id("lan"));
    Eventually.that(
        PATIENCE,
        () ->
            assertThat(about("report", "noted"))
                .containsExactly("person report.save " + id, "person report.publish " + id));
  }

  @Test
  void recordsWhatAProgramDoesByTheApi() throws Exception {
    gateway.reports().put("by-program", Language.EN, "The week ahead");
    HttpResponse<Buffer> answer =
        gateway
            .request(HttpMethod.POST, "/api/v1/reports/by-program/withdraw", "if-match", "\"1\"")
            .putHeader("authorization", "Bearer " + RunningGateway.TOKEN)
            .send()
            .await(60, SECONDS);
    assertThat(answer.statusCode()).isEqualTo(200);
    Eventually.that(
        PATIENCE,
        () ->
            assertThat(about("report", "by-program"))
                .containsExactly("token:bootstrap report.withdraw -"));
  }

  @Test
  void recordsSignInsAndAtWhomSomebodyGuessed() throws Exception {
    people.add("minh", "reader");
    Guest.signedIn(gateway, "minh");
    new Guest(gateway).signIn("minh", "wrong");
    Eventually.that(
        PATIENCE, () -> assertThat(actions(people.id("minh"))).containsExactly("signIn.done"));
    Eventually.that(
        PATIENCE,
        () ->
            assertThat(about("person", Long.toString(people.id("minh"))))
                .containsExactly("nobody signIn.failed -"));
  }

  @Test
  void keepsNeitherWhatWasTypedForALoginNorNamesOfPeople() throws Exception {
    new Guest(gateway).signIn("my-secret-password-by-mistake", "wrong");
    Eventually.that(PATIENCE, () -> assertThat(about("", "")).contains("nobody signIn.failed -"));
    Guest.signedIn(gateway, "lan");
    Eventually.that(PATIENCE, () -> assertThat(actions(people.id("lan"))).isNotEmpty());
    assertThat(postgres.query("SELECT entry::text FROM " + table + " entry"))
        .noneMatch(entry -> entry.contains("mistake") || entry.contains("lan"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UPDATE %s SET actor = 'system'", "DELETE FROM %s", "TRUNCATE %s"})
  void isOnlyAddedTo(String statement) {
    insert("thing.kept", "stays", "29 days");
    assertThatThrownBy(() -> postgres.execute(statement.formatted(table)))
        .hasStackTraceContaining("neither changed nor deleted");
    assertThat(about("thing", "stays")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/studio/audit", "/studio/audit.ndjson"})
  void isShownToAdminsOnly(String path) throws Exception {
    assertThat(new Guest(gateway).get(path).statusCode()).isEqualTo(303);
    assertThat(Guest.signedIn(gateway, "lan").get(path).statusCode()).isEqualTo(403);
    assertThat(Guest.signedIn(gateway, "lan").get("/studio").bodyAsString())
        .doesNotContain("/studio/audit");
    Guest boss = Guest.signedIn(gateway, "boss");
    assertThat(boss.get(path).statusCode()).isEqualTo(200);
    assertThat(boss.get("/studio").bodyAsString()).contains("href=\"/studio/audit\"");
  }

  @Test
  void showsPeopleByTheNameTheyHaveAndFilters() throws Exception {
    people.add("trang", "reader");
    Guest.signedIn(gateway, "trang");
    new Guest(gateway).signIn("trang", "wrong");
    Guest boss = Guest.signedIn(gateway, "boss");
    Eventually.that(
        PATIENCE,
        () ->
            assertThat(boss.get("/studio/audit?kind=signIn").bodyAsString())
                .contains("<td>trang</td>\n<td>signed in</td>", "<td>failed to sign in</td>"));
    assertThat(boss.get("/studio/audit?who=trang").bodyAsString())
        .contains("signed in")
        .doesNotContain("failed to sign in");
    assertThat(boss.get("/studio/audit?who=trang&to=2020-01-01").bodyAsString())
        .contains("There is no such entry.");
    assertThat(boss.get("/studio/audit?kind=<b>&from=x&before=y&who=%00").statusCode())
        .isEqualTo(200);
  }

  @Test
  void leadsToOlderEntriesEachOnce() throws Exception {
    for (int i = 0; i < 120; i++) {
      insert("paged.thing", "entry-%03d-end".formatted(i), "1 day");
    }
    Guest boss = Guest.signedIn(gateway, "boss");
    String first = boss.get("/studio/audit?kind=paged").bodyAsString();
    String second = boss.get(next(first)).bodyAsString();
    String third = boss.get(next(second)).bodyAsString();
    assertThat(first).contains("entry-119-end", "entry-070-end").doesNotContain("entry-069-end");
    assertThat(second).contains("entry-069-end", "entry-020-end").doesNotContain("entry-070-end");
    assertThat(third).contains("entry-019-end", "entry-000-end").doesNotContain("rel=\"next\"");
  }

  private static String next(String page) {
    Matcher found = NEXT.matcher(page);
    assertThat(found.find()).isTrue();
    return found.group(1).replace("&amp;", "&").replace("&#x3D;", "=");
  }

  @Test
  void givesAllEntriesOutAsLines() throws Exception {
    postgres.execute(
        "INSERT INTO %s (actor, action, subject_kind, subject, detail, address, request_id)"
                .formatted(table)
            + " SELECT 'system', 'many.things', 'thing', n::text, '', '', ''"
            + " FROM generate_series(1, 1201) n");
    HttpResponse<Buffer> answer =
        Guest.signedIn(gateway, "boss").get("/studio/audit.ndjson?kind=many");
    assertThat(answer.getHeader("content-type")).isEqualTo("application/x-ndjson");
    assertThat(answer.getHeader("content-disposition")).startsWith("attachment");
    List<String> lines = answer.bodyAsString().lines().toList();
    assertThat(lines).hasSize(1_201);
    assertThat(lines.stream().map(line -> new JsonObject(line).getString("subject")).distinct())
        .hasSize(1_201);
  }

  @Test
  void isInTheLanguageOfTheReader() throws Exception {
    assertThat(
            Guest.signedIn(gateway, "boss")
                .get("/studio/audit", "accept-language", "vi")
                .bodyAsString())
        .contains("Nhật ký", "đăng nhập");
  }
}
