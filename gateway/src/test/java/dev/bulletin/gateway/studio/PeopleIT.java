package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.ReplaceAuthor;
import dev.bulletin.contract.report.NameReplaced;
import dev.bulletin.contract.report.ReplaceWriter;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking after people, and who may. */
@ExtendWith(Servers.class)
class PeopleIT {
  private static final String PEOPLE = "/studio/people";
  private static final String PASSWORD = "a new password of one's own";

  private static final List<ReplaceWriter> forgotten = new CopyOnWriteArrayList<>();
  private static volatile boolean reportsAreAway;

  private static PostgresServer postgres;
  private static String schema;
  private static RunningGateway gateway;
  private static People people;
  private static Guest boss;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) throws Exception {
    postgres = server;
    schema = access.user();
    gateway = RunningGateway.start(access);
    gateway.node().bus().answer(ReportContract.REPLACE_WRITER, PeopleIT::forget).await(60, SECONDS);
    gateway
        .node()
        .bus()
        .answer(DashboardContract.REPLACE_AUTHOR, PeopleIT::forgetAuthor)
        .await(60, SECONDS);
    people = new People(postgres, access);
    people.add("boss", "admin");
    boss = Guest.signedIn(gateway, "boss");
  }

  private static Future<NameReplaced> forget(ReplaceWriter command) {
    if (reportsAreAway) {
      return Future.failedFuture(ServiceException.unavailable("away"));
    }
    forgotten.add(command);
    return Future.succeededFuture(new NameReplaced(1));
  }

  private static Future<dev.bulletin.contract.dashboard.NameReplaced> forgetAuthor(
      ReplaceAuthor command) {
    return Future.succeededFuture(new dev.bulletin.contract.dashboard.NameReplaced(1));
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void begin() {
    people.forgetAttempts();
    people.add("lan", "publisher");
    people.add("reader", "reader");
    reportsAreAway = false;
  }

  private static String path(String login) {
    return PEOPLE + "/" + people.id(login);
  }

  private static HttpResponse<Buffer> act(String login, String action, String... fields)
      throws Exception {
    boss.get(PEOPLE);
    return boss.post(path(login) + action, fields);
  }

  private static OneTimeLink invite(String login, String role) throws Exception {
    boss.get(PEOPLE);
    HttpResponse<Buffer> shown =
        boss.post(PEOPLE, "login", login, "name", "N. " + login, "role", role);
    assertThat(shown.statusCode()).as(shown.bodyAsString()).isEqualTo(200);
    assertThat(shown.getHeader("cache-control")).isEqualTo("no-store");
    return OneTimeLink.on(shown);
  }

  private static List<String> audit(String login) {
    return postgres.query(
        "SELECT entry.action || ' ' || entry.detail || ' ' || entry.actor FROM %1$s.audit_entry entry"
                .formatted(schema)
            + " WHERE subject_kind = 'person' AND action LIKE 'person.%' AND subject = ?"
            + " ORDER BY id",
        Long.toString(people.id(login)));
  }

  @Test
  void invitesSomebodyWhoSetsTheirPasswordAndIsIn() throws Exception {
    OneTimeLink link = invite("trang", "publisher");
    assertThat(boss.get(PEOPLE).bodyAsString()).contains("N. trang", "Invited");
    Guest trang = new Guest(gateway);
    assertThat(trang.signIn("trang", "").statusCode()).isEqualTo(401);
    HttpResponse<Buffer> in = link.use(trang, PASSWORD);
    assertThat(in.statusCode()).isEqualTo(303);
    assertThat(trang.get("/studio").bodyAsString()).contains("N. trang", "/studio/new");
    assertThat(new Guest(gateway).signIn("trang", PASSWORD).statusCode()).isEqualTo(303);
    assertThat(audit("trang"))
        .containsExactly("person.invite publisher person", "person.password  person");
  }

  @Test
  void aLinkOpensOnceAndIsKeptNowhere() throws Exception {
    OneTimeLink link = invite("once", "reader");
    assertThat(postgres.query("SELECT link::text FROM %s.one_time_link link".formatted(schema)))
        .isNotEmpty()
        .noneMatch(kept -> kept.contains(link.key()));
    assertThat(link.use(new Guest(gateway), PASSWORD).statusCode()).isEqualTo(303);
    Guest second = new Guest(gateway);
    HttpResponse<Buffer> again = link.use(second, "another password, too late");
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.bodyAsString()).contains("opens nothing any more");
    assertThat(second.signIn("once", "another password, too late").statusCode()).isEqualTo(401);
  }

  @Test
  void ofManyWhoUseALinkAtOnceOneSetsThePassword() throws Exception {
    OneTimeLink link = invite("race", "reader");
    Guest one = new Guest(gateway);
    one.get(link.path());
    var all = IntStream.range(0, 5).mapToObj(i -> used(one, link)).toList();
    Future.all(all).await(60, SECONDS);
    assertThat(all.stream().map(use -> use.result().statusCode()).sorted().toList())
        .containsExactly(303, 410, 410, 410, 410);
  }

  private static Future<HttpResponse<Buffer>> used(Guest guest, OneTimeLink link) {
    MultiMap form =
        MultiMap.caseInsensitiveMultiMap()
            .add("csrf", guest.token())
            .add("key", link.key())
            .add("password", PASSWORD)
            .add("repeated", PASSWORD);
    return guest.request(HttpMethod.POST, link.path().split("\\?")[0]).sendForm(form);
  }

  @Test
  void aLinkThatIsTooOldOrReplacedOrOfSomebodyDisabledOpensNothing() throws Exception {
    OneTimeLink old = invite("old", "reader");
    postgres.execute("UPDATE %s.one_time_link SET expires_at = now()".formatted(schema));
    assertThat(new Guest(gateway).get(old.path()).statusCode()).isEqualTo(410);
    OneTimeLink newer = OneTimeLink.on(act("old", "/link"));
    OneTimeLink newest = OneTimeLink.on(act("old", "/link"));
    assertThat(newer.use(new Guest(gateway), PASSWORD).statusCode()).isEqualTo(410);
    act("old", "/disable");
    assertThat(newest.use(new Guest(gateway), PASSWORD).statusCode()).isEqualTo(410);
    act("old", "/enable");
    assertThat(newest.use(new Guest(gateway), PASSWORD).statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @CsvSource({
    "short,short,12 to 200 characters",
    "long enough to be one,but another the second time,differ"
  })
  void aLinkIsNotUsedUpByAPasswordThatDoesNotFit(String password, String repeated, String why)
      throws Exception {
    OneTimeLink link = invite("picky" + password.length(), "reader");
    Guest guest = new Guest(gateway);
    guest.get(link.path());
    HttpResponse<Buffer> answer =
        guest.post(
            "/studio/invitation", "key", link.key(), "password", password, "repeated", repeated);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsString()).contains(why).doesNotContain("value=\"" + password);
    assertThat(link.use(guest, PASSWORD).statusCode()).isEqualTo(303);
  }

  @Test
  void anotherSiteSetsNobodysPassword() throws Exception {
    OneTimeLink link = invite("forged", "reader");
    Guest guest = new Guest(gateway);
    guest.get(link.path());
    guest.token("x".repeat(43));
    HttpResponse<Buffer> answer =
        guest.post(
            "/studio/invitation", "key", link.key(), "password", PASSWORD, "repeated", PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "Not A Login,N,reader,400,lower-case letters",
    "erased-7,N,reader,400,lower-case letters",
    "fresh,'',reader,400,This is needed",
    "boss,N,reader,409,Somebody has this name"
  })
  void saysWhatDoesNotFitANewPerson(String login, String name, String role, int status, String why)
      throws Exception {
    boss.get(PEOPLE);
    HttpResponse<Buffer> answer = boss.post(PEOPLE, "login", login, "name", name, "role", role);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.bodyAsString()).contains(why, "aria-invalid=\"true\"");
  }

  @Test
  void aChangedRoleHoldsAtOnce() throws Exception {
    Guest lan = Guest.signedIn(gateway, "lan");
    assertThat(act("lan", "/role", "role", "reader").statusCode()).isEqualTo(303);
    assertThat(lan.get("/studio").bodyAsString()).doesNotContain("/studio/new");
    assertThat(lan.post("/studio/plans", "name", "x").statusCode()).isEqualTo(403);
    assertThat(boss.get(path("lan") + "?done=role").bodyAsString())
        .contains("The role was changed", "value=\"reader\" required checked");
    assertThat(audit("lan")).contains("person.role reader person");
    assertThat(act("lan", "/role", "role", "king").statusCode()).isEqualTo(400);
  }

  @Test
  void keepsOutWhoIsDisabledUntilTheyAreEnabled() throws Exception {
    Guest lan = Guest.signedIn(gateway, "lan");
    act("lan", "/disable");
    assertThat(lan.get("/studio").statusCode()).isEqualTo(303);
    assertThat(new Guest(gateway).signIn("lan", RunningGateway.PASSWORD).statusCode())
        .isEqualTo(401);
    act("lan", "/enable");
    assertThat(lan.get("/studio").statusCode()).isEqualTo(303);
    assertThat(new Guest(gateway).signIn("lan", RunningGateway.PASSWORD).statusCode())
        .isEqualTo(303);
  }

  @Test
  void endsAllSessionsOfAPerson() throws Exception {
    Guest lan = Guest.signedIn(gateway, "lan");
    act("lan", "/sign-out");
    assertThat(lan.get("/studio").statusCode()).isEqualTo(303);
    assertThat(boss.get("/studio").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"/role,role,publisher", "/disable,x,x", "/erasure,login,boss"})
  void leavesNoInstallationWithoutAnAdministrator(String action, String field, String value)
      throws Exception {
    HttpResponse<Buffer> refused = act("boss", action, field, value);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.bodyAsString()).contains("this is the last administrator");
    assertThat(boss.get(PEOPLE).statusCode()).isEqualTo(200);
    invite("not-yet" + field, "admin");
    assertThat(act("boss", action, field, value).statusCode()).isEqualTo(409);
  }

  @Test
  void twoAdministratorsCannotTakeEachOtherForTheRest() throws Exception {
    people.add("chief", "admin");
    Guest chief = Guest.signedIn(gateway, "chief");
    chief.get(PEOPLE);
    boss.get(PEOPLE);
    var first = disabled(boss, "chief");
    var second = disabled(chief, "boss");
    Future.join(first, second).await(60, SECONDS);
    assertThat(
            postgres.query(
                "SELECT login FROM %s.person WHERE roles = '{admin}'".formatted(schema)
                    + " AND disabled_at IS NULL AND has_password"))
        .hasSize(1);
    people.add("boss", "admin");
    people.disable("chief");
    people.forgetAttempts();
    boss = Guest.signedIn(gateway, "boss");
  }

  private static Future<HttpResponse<Buffer>> disabled(Guest who, String whom) {
    return who.request(HttpMethod.POST, path(whom) + "/disable")
        .sendForm(MultiMap.caseInsensitiveMultiMap().add("csrf", who.token()));
  }

  @Test
  void erasesWhatSaysWhoAPersonWas() throws Exception {
    invite("minh", "publisher").use(new Guest(gateway), PASSWORD);
    Guest minh = new Guest(gateway);
    minh.signIn("minh", PASSWORD);
    new Guest(gateway).signIn("minh", "wrong");
    long id = people.id("minh");
    String page = path("minh");
    assertThat(boss.get(page + "/erasure").bodyAsString())
        .contains("anonymous number", "audit log stays");
    assertThat(act("minh", "/erasure", "login", "somebody").statusCode()).isEqualTo(400);
    assertThat(minh.get("/studio").statusCode()).isEqualTo(200);
    assertThat(act("minh", "/erasure", "login", "minh").statusCode()).isEqualTo(303);
    assertThat(minh.get("/studio").statusCode()).isEqualTo(303);
    assertThat(forgotten)
        .anySatisfy(
            command -> {
              assertThat(command.name()).isEqualTo("person:minh");
              assertThat(command.other()).isEqualTo("person:erased-" + id);
            });
    for (String table :
        List.of("person", "session", "one_time_link", "sign_in_attempt", "audit_entry")) {
      assertThat(postgres.query("SELECT t::text FROM %s.%s t".formatted(schema, table)))
          .as(table)
          .noneMatch(row -> row.contains("minh"));
    }
    assertThat(boss.get("/studio/audit?who=erased-" + id).bodyAsString()).contains("signed in");
    assertThat(boss.get(page).bodyAsString()).contains("Erased").doesNotContain("/erasure\"");
    assertThat(boss.post(page + "/enable").statusCode()).isEqualTo(404);
  }

  @Test
  void anErasureThatAServiceHasStoppedCanBeAskedForAgain() throws Exception {
    people.add("half", "publisher");
    Guest half = Guest.signedIn(gateway, "half");
    reportsAreAway = true;
    assertThat(act("half", "/erasure", "login", "half").statusCode()).isEqualTo(503);
    assertThat(half.get("/studio").statusCode()).isEqualTo(303);
    reportsAreAway = false;
    long id = people.id("half");
    assertThat(act("half", "/erasure", "login", "half").statusCode()).isEqualTo(303);
    assertThat(people.id("erased-" + id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/%d", "/%d/erasure", "/999999", "/no-number"})
  void isShownToAdminsOnly(String place) throws Exception {
    String path = PEOPLE + place.formatted(people.id("lan"));
    assertThat(new Guest(gateway).get(path).statusCode()).isEqualTo(303);
    assertThat(Guest.signedIn(gateway, "lan").get(path).statusCode()).isEqualTo(403);
    assertThat(boss.get(path).statusCode())
        .isEqualTo(place.contains("n") || place.contains("9") ? 404 : 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/%d/role",
        "/%d/disable",
        "/%d/enable",
        "/%d/sign-out",
        "/%d/link",
        "/%d/erasure"
      })
  void takesWritesOfAdminsFromTheirOwnPagesOnly(String place) throws Exception {
    String path = PEOPLE + place.formatted(people.id("reader"));
    assertThat(new Guest(gateway).post(path).statusCode()).isEqualTo(401);
    assertThat(Guest.signedIn(gateway, "lan").post(path).statusCode()).isEqualTo(403);
    Guest other = new Guest(gateway);
    other.cookies().putAll(boss.cookies());
    other.token("x".repeat(43));
    assertThat(other.post(path).statusCode()).isEqualTo(403);
  }

  @Test
  void speaksVietnamese() throws Exception {
    assertThat(boss.get(PEOPLE, "accept-language", "vi").bodyAsString())
        .contains("Mời một người", "Quản trị viên");
    assertThat(boss.get(path("lan") + "/erasure", "accept-language", "vi").bodyAsString())
        .contains("số ẩn danh");
  }
}
