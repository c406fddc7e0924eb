package dev.bulletin.gateway.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.delivery.FakeReceiver;
import dev.bulletin.gateway.delivery.FakeReceiver.Received;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hooks and rules as admins set them up, and what programs of others are told then. */
@ExtendWith(Servers.class)
class HooksIT {
  private static final String HOOKS = "/studio/hooks";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Pattern SECRET = Pattern.compile("data-secret>(whsec_[^<]+)<");
  private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"([0-9]+)\"");

  private static RunningGateway gateway;
  private static FakeReceiver receiver;
  private static People people;
  private static Guest boss;

  @BeforeAll
  static void start(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    gateway =
        RunningGateway.start(
            access,
            Map.of(
                "BULLETIN_BOOTSTRAP_ROLE", "admin",
                "BULLETIN_HOOK_INSECURE", "true",
                "BULLETIN_HOOK_NETWORKS", "127.0.0.1",
                "BULLETIN_HOOK_PERIOD", "50ms"));
    receiver = FakeReceiver.start(gateway.node().vertx());
    people = new People(postgres, access);
    people.add("reader", "reader");
    people.add("writer", "publisher");
    boss = Guest.signedIn(gateway, RunningGateway.PERSON);
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void begin() throws Exception {
    people.forgetAttempts();
    boss.get(HOOKS);
  }

  private static HttpResponse<Buffer> create(String name, String event) throws Exception {
    boss.get(HOOKS);
    return boss.post(
        HOOKS, "name", name, "url", receiver.url("/" + name), "event", event, "active", "on");
  }

  private static String first(Pattern pattern, HttpResponse<Buffer> answer) {
    Matcher found = pattern.matcher(answer.bodyAsString());
    assertThat(found.find()).as(answer.bodyAsString()).isTrue();
    return found.group(1).replace("&#x3D;", "=").replace("&#61;", "=");
  }

  @Test
  void areForAdminsOnly() throws Exception {
    assertThat(new Guest(gateway).get(HOOKS).statusCode()).isEqualTo(303);
    for (String login : List.of("reader", "writer")) {
      Guest guest = Guest.signedIn(gateway, login);
      assertThat(guest.get(HOOKS).statusCode()).as(login).isEqualTo(403);
      assertThat(guest.get("/studio").bodyAsString()).doesNotContain(HOOKS);
      assertThat(guest.post(HOOKS, "name", "x").statusCode()).as(login).isEqualTo(403);
      assertThat(guest.post("/studio/alerts", "name", "x").statusCode()).isEqualTo(403);
      assertThat(guest.get("/studio/alerts/x").statusCode()).isEqualTo(403);
      assertThat(guest.get("/api/v1/hooks").statusCode()).isEqualTo(403);
    }
    assertThat(boss.get("/studio").bodyAsString()).contains("<a href=\"" + HOOKS + "\"");
  }

  @Test
  void showASecretOnceAndSendATestThatItSigns() throws Exception {
    HttpResponse<Buffer> created = create("tested", "report.published");
    assertThat(created.statusCode()).isEqualTo(200);
    String secret = first(SECRET, created);
    String page = boss.get(HOOKS + "/tested").bodyAsString();
    assertThat(page).doesNotContain("whsec_").contains(receiver.url("/tested"));
    assertThat(boss.post(HOOKS + "/tested/test").getHeader("location"))
        .isEqualTo(HOOKS + "/tested?done=tested");
    Eventually.that(LIMIT, () -> !receiver.received("/tested").isEmpty());
    Received sent = receiver.received("/tested").get(0);
    assertThat(sent.headers().get("webhook-signature"))
        .isEqualTo(FakeReceiver.signature(secret, sent));
    assertThat(new JsonObject(sent.body()).getString("type")).isEqualTo("hook.test");
    Eventually.that(
        LIMIT,
        () ->
            assertThat(boss.get(HOOKS + "/tested").bodyAsString())
                .contains("hook.test", sent.id(), "delivered", "204"));
    assertThat(boss.get(HOOKS + "/tested", "accept-language", "vi").bodyAsString())
        .contains("đã tới", "Những gì đã báo");
    HttpResponse<Buffer> renewed =
        boss.post(
            HOOKS + "/tested/secret", "revision", first(REVISION, boss.get(HOOKS + "/tested")));
    assertThat(first(SECRET, renewed)).isNotEqualTo(secret);
  }

  @Test
  void tellOfAReportThatIsPublishedOnceWhoeverHearsIt() throws Exception {
    create("news", "report.published");
    Eventually.that(
        LIMIT,
        () -> {
          gateway.reports().announceChange("outlook", ReportStatus.PUBLISHED);
          assertThat(receiver.received("/news")).isNotEmpty();
        });
    gateway.reports().announceChange("outlook", ReportStatus.PUBLISHED);
    JsonObject body = new JsonObject(receiver.received("/news").get(0).body());
    assertThat(body.getString("type")).isEqualTo("report.published");
    assertThat(body.getJsonObject("data").getString("slug")).isEqualTo("outlook");
    assertThat(receiver.received("/news")).extracting(Received::id).hasSize(1);
  }

  @Test
  void keepWhatWasTypedWhenItCannotBeKept() throws Exception {
    HttpResponse<Buffer> refused =
        boss.post(HOOKS, "name", "Not So", "url", "ftp://<b>example.com", "active", "on");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.bodyAsString())
        .contains("aria-invalid=\"true\"", "value=\"Not So\"", "ftp://&lt;b&gt;example.com");
    create("twice", "alert.raised");
    HttpResponse<Buffer> second = create("twice", "alert.raised");
    assertThat(second.statusCode()).isEqualTo(412);
    assertThat(second.bodyAsString()).contains("Another one has this name");
    HttpResponse<Buffer> stale =
        boss.post(
            HOOKS + "/twice", "url", receiver.url("/x"), "event", "alert.raised", "revision", "9");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.bodyAsString())
        .contains("role=\"alert\"", "changed it meanwhile", receiver.url("/x"));
    assertThat(boss.post(HOOKS + "/twice/removal", "revision", "1").statusCode()).isEqualTo(303);
    assertThat(boss.get(HOOKS + "/twice").statusCode()).isEqualTo(404);
  }

  @Test
  void raiseAnAlertByARuleThatWasTyped() throws Exception {
    create("alarm", "alert.raised");
    HttpResponse<Buffer> odd = boss.post("/studio/alerts", "name", "high", "kind", "above");
    assertThat(odd.statusCode()).isEqualTo(400);
    HttpResponse<Buffer> made =
        boss.post(
            "/studio/alerts",
            "name",
            "high",
            "kind",
            "above",
            "subject",
            "BTC-USDT.price",
            "threshold",
            "100000.5",
            "hysteresis",
            "",
            "seconds",
            "0",
            "active",
            "on");
    assertThat(made.statusCode()).as(made.bodyAsString()).isEqualTo(303);
    assertThat(boss.get(HOOKS).bodyAsString()).contains("100000.5", "BTC-USDT.price");
    Eventually.that(
        LIMIT,
        () -> {
          gateway.market().move("100001");
          assertThat(receiver.received("/alarm")).isNotEmpty();
        });
    JsonObject told = new JsonObject(receiver.received("/alarm").get(0).body());
    assertThat(told.getJsonObject("data").getString("alert")).isEqualTo("high");
    Eventually.that(LIMIT, () -> assertThat(boss.get(HOOKS).bodyAsString()).contains("raised<"));
    assertThat(boss.post("/studio/alerts/high/removal", "revision", "1").statusCode())
        .isEqualTo(303);
    assertThat(boss.get(HOOKS).bodyAsString()).doesNotContain("100000.5");
  }

  private static HttpResponse<Buffer> rule(String path, String threshold, String... more)
      throws Exception {
    String[] fields = {"kind", "below", "subject", "ETH-USDT.price", "threshold", threshold};
    boss.get(HOOKS);
    return boss.post(
        path, Stream.concat(Stream.of(fields), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void changeARuleAndSwitchItOffAndOn() throws Exception {
    String path = "/studio/alerts/low";
    assertThat(rule("/studio/alerts", "10", "name", "low", "active", "on").statusCode())
        .isEqualTo(303);
    assertThat(boss.get(HOOKS).bodyAsString()).contains("href=\"" + path + "\"");
    String page = boss.get(path).bodyAsString();
    assertThat(page).contains("value=\"ETH-USDT.price\"", "name=\"active\" checked", ">clear<");
    HttpResponse<Buffer> off = rule(path, "12.5", "revision", "1");
    assertThat(off.getHeader("location")).isEqualTo(path + "?done=saved");
    assertThat(boss.get(path + "?done=saved").bodyAsString())
        .contains("Saved.", "paused", "value=\"12.5\"")
        .doesNotContain("name=\"active\" checked");
    assertThat(rule(path, "13", "revision", "2", "active", "on").statusCode()).isEqualTo(303);
    assertThat(boss.get(path).bodyAsString()).contains("name=\"active\" checked");
    assertThat(boss.get("/studio/audit").bodyAsString()).contains("low");
    assertThat(boss.post(path + "/removal", "revision", "3").statusCode()).isEqualTo(303);
    assertThat(boss.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void sayInTheReadersLanguageWhatOfARuleDoesNotFit() throws Exception {
    String path = "/studio/alerts/odd";
    assertThat(rule("/studio/alerts", "x", "name", "odd").bodyAsString())
        .contains("A number such as 12.5 is expected", "value=\"x\"", "aria-invalid=\"true\"");
    rule("/studio/alerts", "10", "name", "odd");
    assertThat(rule("/studio/alerts", "10", "name", "odd").statusCode()).isEqualTo(412);
    HttpResponse<Buffer> stale = rule(path, "11", "revision", "9");
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.bodyAsString())
        .contains("changed it meanwhile", "value=\"11\"", "name=\"revision\" value=\"1\"");
    HttpResponse<Buffer> odd = rule(path, "10", "revision", "1", "seconds", "-1");
    assertThat(odd.statusCode()).isEqualTo(400);
    assertThat(odd.bodyAsString()).contains("A whole number is expected", "value=\"-1\"");
    assertThat(rule(path, "10").statusCode()).isEqualTo(400);
    assertThat(boss.get(path, "accept-language", "vi").bodyAsString())
        .contains("Có theo dõi", "Ngưỡng");
    boss.post(path + "/removal", "revision", "1");
  }

  @Test
  void takeAReportersWordByTheApiToo() throws Exception {
    String hook = "/api/v1/hooks/by-api";
    String json =
        new JsonObject()
            .put("url", receiver.url("/by-api"))
            .put("events", List.of("report.revised"))
            .encode();
    HttpResponse<Buffer> created = gateway.write(HttpMethod.PUT, hook, json, "if-none-match", "*");
    assertThat(created.statusCode()).as(created.bodyAsString()).isEqualTo(201);
    assertThat(created.getHeader("location")).isEqualTo(hook);
    assertThat(created.bodyAsJsonObject().getString("secret")).startsWith("whsec_");
    assertThat(gateway.write(HttpMethod.PUT, hook, json, "if-match", "\"7\"").statusCode())
        .isEqualTo(412);
    HttpResponse<Buffer> saved =
        gateway.write(HttpMethod.PUT, hook, json, "if-match", created.getHeader("etag"));
    assertThat(saved.statusCode()).isEqualTo(200);
    assertThat(saved.bodyAsJsonObject().getString("secret")).isNull();
    HttpResponse<Buffer> ended =
        gateway.write(HttpMethod.DELETE, hook, "", "if-match", saved.getHeader("etag"));
    assertThat(ended.statusCode()).isEqualTo(200);
  }
}
