package dev.bulletin.gateway.studio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets where in the studio, and by what requests. */
@ExtendWith(Servers.class)
class StudioAccessIT {
  private static final String SAVE = "/studio/reports/outlook";
  private static final String API = "/api/v1/reports/outlook/publish";

  private static People people;
  private static RunningGateway gateway;

  @BeforeAll
  static void start(PostgresServer postgres, PostgresServer.Access access) throws Exception {
    gateway = RunningGateway.start(access);
    gateway.reports().put("outlook", Language.EN, "The week ahead");
    people = new People(postgres, access);
    people.add("reader", "reader");
    people.add("boss", "admin");
    people.add("nothing", "");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @BeforeEach
  void everybodyMayTry() {
    people.forgetAttempts();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/studio",
        "/studio/",
        "/studio/new",
        "/studio/token",
        "/studio/plans",
        "/studio/reports/outlook",
        "/studio/dashboards",
        "/studio/dashboards/new",
        "/studio/dashboards/crypto",
        "/studio/dashboards/crypto/removal",
        "/studio/reports/outlook/standing",
        "/studio/reports/outlook/revisions",
        "/studio/reports/outlook/difference?from=1&to=1",
        "/studio/no-such-page",
        "/studio/reports/no-such-report",
        "/%73tudio",
        "/studio/sign-in/../plans",
        "/studio/sign-in/more"
      })
  void showsNoPageToAStranger(String path) throws Exception {
    HttpResponse<Buffer> answer = new Guest(gateway).get(path);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.getHeader("location")).startsWith("/studio/sign-in?return=%2F");
    assertThat(answer.bodyAsString()).isNull();
    HttpResponse<Buffer> nobody = Guest.signedIn(gateway, "publisher").get(path);
    assertThat(nobody.statusCode()).isIn(200, 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/studio/reports",
        "/studio/reports/outlook",
        "/studio/reports/outlook/move",
        "/studio/reports/outlook/withdraw",
        "/studio/reports/outlook/restore",
        "/studio/snapshots",
        "/studio/plans",
        "/studio/plans/delete",
        "/studio/preview",
        "/studio/images"
      })
  void takesWritesFromThoseWhoMayWriteOnly(String path) throws Exception {
    assertThat(new Guest(gateway).post(path).statusCode()).isEqualTo(401);
    assertThat(Guest.signedIn(gateway, "reader").post(path).statusCode()).isEqualTo(403);
    Guest publisher = Guest.signedIn(gateway, "publisher");
    publisher.token("");
    assertThat(publisher.post(path).statusCode()).isEqualTo(403);
    assertThat(gateway.reports().writing().kept("outlook").revision()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"reader,200", "publisher,200", "boss,200", "nothing,403"})
  void opensToEveryRoleThatHasTheStudio(String login, int status) throws Exception {
    Guest guest = new Guest(gateway);
    guest.signIn(login, RunningGateway.PASSWORD);
    assertThat(guest.get("/studio").statusCode()).isEqualTo(status);
  }

  @Test
  void tellsOnlyWhoMayWriteTheTokenForAPageOfEverybody() throws Exception {
    assertThat(writer(new Guest(gateway))).isEqualTo("{\"csrf\":\"\"}");
    assertThat(writer(Guest.signedIn(gateway, "reader"))).isEqualTo("{\"csrf\":\"\"}");
    Guest publisher = Guest.signedIn(gateway, "publisher");
    assertThat(writer(publisher)).isEqualTo("{\"csrf\":\"" + publisher.token() + "\"}");
  }

  private static String writer(Guest guest) throws Exception {
    HttpResponse<Buffer> answer = guest.get("/studio/writer");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader("cache-control")).isEqualTo("no-store");
    return answer.bodyAsString();
  }

  @Test
  void offersNoButtonsToWhoMayNotWrite() throws Exception {
    Guest reader = Guest.signedIn(gateway, "reader");
    assertThat(reader.get("/studio").bodyAsString()).doesNotContain("/studio/new");
    assertThat(reader.get(SAVE).bodyAsString())
        .contains("The week ahead", "readonly")
        .doesNotContain("name=\"action\"");
  }

  @Test
  void refusesAFormWithoutTheTokenOrWithAnother() throws Exception {
    Guest guest = Guest.signedIn(gateway, "publisher");
    Guest other = Guest.signedIn(gateway, "publisher");
    for (String token : List.of("", "x", "A".repeat(43), other.token())) {
      guest.token(token);
      HttpResponse<Buffer> answer = guest.post(SAVE, "revision", "1");
      assertThat(answer.statusCode()).as(token).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "origin,https://evil.example",
    "origin,null",
    "origin,http://127.0.0.1",
    "sec-fetch-site,cross-site",
    "sec-fetch-site,same-site"
  })
  void refusesAFormOfAnotherSiteAlthoughItHasTheToken(String header, String value)
      throws Exception {
    Guest guest = Guest.signedIn(gateway, "publisher");
    HttpRequest<Buffer> request = guest.request(HttpMethod.POST, "/studio/sign-out", header, value);
    assertThat(guest.post(request, "/studio/sign-out").statusCode()).isEqualTo(403);
    assertThat(guest.get("/studio").statusCode()).isEqualTo(200);
  }

  @Test
  void takesAFormOfItsOwnPages() throws Exception {
    Guest guest = Guest.signedIn(gateway, "publisher");
    HttpRequest<Buffer> request =
        guest.request(
            HttpMethod.POST,
            "/studio/sign-out",
            "origin",
            "http://127.0.0.1:" + gateway.port(),
            "sec-fetch-site",
            "same-origin");
    assertThat(guest.post(request, "/studio/sign-out").statusCode()).isEqualTo(303);
  }

  @ParameterizedTest
  @CsvSource({
    "/studio/reports,application/x-www-form-urlencoded,9000000",
    "/studio/preview,application/json,3000000"
  })
  void readsNoMoreThanItTakes(String path, String type, int bytes) throws Exception {
    Guest guest = Guest.signedIn(gateway, "publisher");
    HttpResponse<Buffer> answer =
        guest
            .request(HttpMethod.POST, path, "x-csrf-token", guest.token(), "content-type", type)
            .sendBuffer(Buffer.buffer("x=" + "x".repeat(bytes)))
            .await(60, SECONDS);
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void letsScriptsOfTheStudioUseTheApi() throws Exception {
    Guest guest = Guest.signedIn(gateway, "publisher");
    assertThat(publish(guest, "").statusCode()).isEqualTo(403);
    assertThat(publish(guest, "x".repeat(43)).statusCode()).isEqualTo(403);
    assertThat(publish(guest, guest.token()).statusCode()).isEqualTo(412);
    Guest reader = Guest.signedIn(gateway, "reader");
    assertThat(publish(reader, guest.token()).statusCode()).isEqualTo(403);
    HttpResponse<Buffer> refused = publish(reader, reader.token());
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.bodyAsString()).contains("the scope reports:write is needed");
  }

  /** At a revision that there is not, so that nothing is written. */
  private static HttpResponse<Buffer> publish(Guest guest, String token) throws Exception {
    return guest
        .request(HttpMethod.POST, API, "if-match", "\"77\"", "x-csrf-token", token)
        .send()
        .await(60, SECONDS);
  }

  @Test
  void givesOutNoTokensForConnectionsWithoutASecret() throws Exception {
    Guest guest = Guest.signedIn(gateway, "publisher");
    HttpResponse<Buffer> answer =
        guest
            .request(HttpMethod.POST, "/api/v1/realtime/token", "x-csrf-token", guest.token())
            .send()
            .await(5, SECONDS);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.bodyAsString()).contains("no tokens for realtime connections are given out");
  }

  @Test
  void lettingAScriptUseTheApiNeedsItsOwnPageToo() throws Exception {
    Guest guest = Guest.signedIn(gateway, "publisher");
    HttpResponse<Buffer> answer =
        guest
            .request(
                HttpMethod.POST,
                API,
                "if-match",
                "\"77\"",
                "x-csrf-token",
                guest.token(),
                "sec-fetch-site",
                "cross-site")
            .send()
            .await(60, SECONDS);
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void answersItsScriptsInJson() throws Exception {
    HttpResponse<Buffer> answer =
        new Guest(gateway).get("/studio/token", "accept", "application/json");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.getHeader("content-type")).isEqualTo("application/problem+json");
    Guest guest = Guest.signedIn(gateway, "publisher");
    HttpResponse<Buffer> token = guest.get("/studio/token");
    assertThat(token.bodyAsJsonObject().getString("csrf")).isEqualTo(guest.token());
    assertThat(token.getHeader("cache-control")).isEqualTo("no-store");
  }

  @Test
  void keepsTheStrictContentPolicy() throws Exception {
    assertThat(new Guest(gateway).get("/studio/sign-in").getHeader("content-security-policy"))
        .contains("script-src 'self'", "style-src 'self'", "form-action 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  void isKeptByNobodyElse() throws Exception {
    assertThat(Guest.signedIn(gateway, "publisher").get("/studio").getHeader("cache-control"))
        .isEqualTo("private, no-cache");
  }
}
