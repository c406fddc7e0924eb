package dev.bulletin.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.gateway.studio.Guest;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told of other sites, of cookies, and that they are to come by HTTPS only. */
@ExtendWith(Servers.class)
class AllowedOriginsIT {
  private static final String DESK = "https://desk.example";
  private static final String REPORTS = "/api/v1/reports";
  private static final String ALLOWED = "access-control-allow-origin";

  private static RunningGateway gateway;

  @BeforeAll
  static void start(PostgresServer.Access access) throws Exception {
    gateway =
        RunningGateway.start(
            access,
            Map.of(
                "BULLETIN_CORS_ORIGINS",
                DESK + ", http://localhost:3000",
                "BULLETIN_PUBLIC_URL",
                "https://bulletin.example"));
    gateway.reports().put("outlook", Language.EN, "The week ahead");
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void allowsWhatIsListed() throws Exception {
    HttpResponse<Buffer> answer = gateway.get(REPORTS, "origin", DESK);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.getHeader(ALLOWED)).isEqualTo(DESK);
    assertThat(answer.getHeader("access-control-expose-headers")).contains("etag", "link");
    assertThat(answer.headers().contains("access-control-allow-credentials")).isFalse();
    assertThat(answer.headers().getAll("vary").toString()).containsIgnoringCase("origin");
  }

  @Test
  void answersWhatABrowserAsksFirst() throws Exception {
    HttpResponse<Buffer> answer =
        gateway.send(
            HttpMethod.OPTIONS,
            REPORTS,
            "origin",
            DESK,
            "access-control-request-method",
            "PUT",
            "access-control-request-headers",
            "authorization");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.getHeader(ALLOWED)).isEqualTo(DESK);
    assertThat(answer.getHeader("access-control-allow-methods")).contains("PUT");
    assertThat(answer.getHeader("access-control-allow-headers")).contains("authorization");
    assertThat(answer.getHeader("access-control-max-age")).isEqualTo("600");
    assertThat(answer.headers().contains("access-control-allow-credentials")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "https://desk.example.evil.example",
        "http://desk.example",
        "https://desk.example:444",
        "https://bulletin.example",
        "null",
        "*"
      })
  void allowsNobodyElse(String origin) throws Exception {
    HttpResponse<Buffer> answer = gateway.get(REPORTS, "origin", origin);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().names()).noneMatch(name -> name.startsWith("access-control"));
    assertThat(answer.headers().getAll("vary").toString()).containsIgnoringCase("origin");
    HttpResponse<Buffer> asked =
        gateway.send(
            HttpMethod.OPTIONS, REPORTS, "origin", origin, "access-control-request-method", "GET");
    assertThat(asked.headers().names()).noneMatch(name -> name.startsWith("access-control"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/en/reports/outlook", "/studio/sign-in"})
  void allowsNoScriptOfAnotherSiteOnPages(String path) throws Exception {
    assertThat(gateway.get(path, "origin", DESK).headers().names())
        .noneMatch(name -> name.startsWith("access-control"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/en/reports/outlook",
        "/en/reports/none",
        "/robots.txt",
        REPORTS,
        "/api/v1/manuscripts",
        "/studio",
        "/studio/sign-in",
        "/connection/websocket",
        "/%zz"
      })
  void saysThatItIsToBeReachedByHttpsOnly(String path) throws Exception {
    assertThat(gateway.get(path).getHeader("strict-transport-security"))
        .isEqualTo("max-age=63072000; includeSubDomains");
  }

  @Test
  void saysSoOfAPageFromMemoryToo() throws Exception {
    gateway.get("/en/reports/outlook");
    assertThat(gateway.get("/en/reports/outlook").getHeader("strict-transport-security"))
        .startsWith("max-age=");
    assertThat(gateway.pages("hit")).isPositive();
  }

  @Test
  void givesCookiesThatStayOutOfReachOfScriptsAndOtherSites() throws Exception {
    Guest guest = new Guest(gateway);
    List<String> cookies = new ArrayList<>(guest.get("/studio/sign-in").cookies());
    cookies.addAll(guest.signIn(RunningGateway.PERSON, RunningGateway.PASSWORD).cookies());
    assertThat(cookies)
        .anyMatch(cookie -> cookie.startsWith("__Host-bulletin-visitor="))
        .anyMatch(cookie -> cookie.startsWith("__Host-bulletin-session="))
        .allSatisfy(
            cookie -> assertThat(cookie).contains("Path=/", "Secure", "HTTPOnly", "SameSite=Lax"));
  }
}
