package dev.bulletin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Panels that sites may frame which are listed. */
@ExtendWith(Servers.class)
class EmbedIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String PANEL = "/en/embed/dashboards/crypto/prices";
  private static final String DASHBOARD = "/en/dashboards/crypto";
  private static final String POLICY = "content-security-policy";

  private final PostgresServer.Access access;
  private RunningGateway gateway;

  EmbedIT(PostgresServer.Access access) {
    this.access = access;
  }

  @BeforeEach
  void start() throws Exception {
    gateway =
        RunningGateway.start(
            access,
            Map.of(
                "BULLETIN_EMBED_ORIGINS", "https://desk.example,http://localhost:3000",
                "BULLETIN_PUBLIC_URL", "https://bulletin.example"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void mayBeFramedByTheSitesThatAreListed() throws Exception {
    HttpResponse<Buffer> panel = gateway.get(PANEL);
    assertThat(panel.statusCode()).isEqualTo(200);
    assertThat(panel.headers().getAll(POLICY))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; script-src 'self';")
        .endsWith("; frame-ancestors https://desk.example http://localhost:3000");
    assertThat(panel.getHeader("x-content-type-options")).isEqualTo("nosniff");
    assertThat(panel.getHeader("strict-transport-security")).isNotBlank();
    assertThat(panel.getHeader("content-language")).isEqualTo("en");
    assertThat(panel.bodyAsString()).contains("96,062.47", "data-rooms=\"dashboard:crypto\"");
    HttpResponse<Buffer> again = gateway.get(PANEL, "if-none-match", panel.getHeader("etag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.getHeader(POLICY)).isEqualTo(panel.getHeader(POLICY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/en/",
        DASHBOARD,
        "/en/embed/dashboards/crypto",
        "/en/embed/dashboards/crypto/prices/x",
        "/en/embed/reports/crypto/prices",
        "/studio/sign-in",
        "/api/v1/dashboards/crypto",
        "/robots.txt"
      })
  void nothingElseMayBeFramed(String path) throws Exception {
    assertThat(gateway.get(path).getHeader(POLICY)).endsWith("; frame-ancestors 'none'");
  }

  @Test
  void mayBeFramedByNobodyWhenNoneIsListed() throws Exception {
    try (var closed = RunningGateway.start(access)) {
      for (String path : List.of(PANEL, "/en/embed/dashboards/crypto/none")) {
        assertThat(closed.get(path).getHeader(POLICY)).endsWith("; frame-ancestors 'none'");
      }
      assertThat(closed.get(DASHBOARD).bodyAsString()).doesNotContain("iframe");
    }
  }

  @Test
  void isTheSameForEverybodyAndLeavesNothingBehind() throws Exception {
    HttpResponse<Buffer> panel = gateway.get(PANEL);
    HttpResponse<Buffer> known =
        gateway.get(PANEL, "cookie", "__Host-session=x; lang=vi", "accept-language", "vi");
    assertThat(known.bodyAsString()).isEqualTo(panel.bodyAsString());
    assertThat(known.headers().contains("set-cookie")).isFalse();
    assertThat(known.getHeader("vary")).isEqualTo("accept-encoding");
    assertThat(gateway.pages("load")).isEqualTo(1);
    assertThat(gateway.pages("hit")).isEqualTo(1);
  }

  @Test
  void isKeptForEachThemeAndRangeAndForNothingElse() throws Exception {
    for (String query : List.of("", "?utm=1", "?theme=system", "?theme=&x=2", "?range=24h&y")) {
      assertThat(gateway.get(PANEL + query).statusCode()).as(query).isEqualTo(200);
    }
    assertThat(gateway.pages("load")).isEqualTo(1);
    assertThat(gateway.get(PANEL + "?theme=dark").bodyAsString()).contains("data-theme=\"dark\"");
    assertThat(gateway.get(PANEL + "?range=7d&theme=dark").bodyAsString())
        .contains("data-theme=\"dark\"", "/en/dashboards/crypto?range&#x3D;7d");
    gateway.get(PANEL + "?theme=dark&utm=3&range=7d");
    assertThat(gateway.pages("load")).isEqualTo(3);
  }

  @Test
  void refusesAThemeThatDoesNotExist() throws Exception {
    for (String query : List.of("?theme=blue", "?theme=DARK", "?theme=%zz", "?range=2h")) {
      HttpResponse<Buffer> answer = gateway.get(PANEL + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(400);
      assertThat(answer.getHeader(POLICY)).contains("https://desk.example");
    }
    assertThat(gateway.get(PANEL + "?theme=blue").bodyAsString())
        .contains("expected one of system, light, dark");
    assertThat(gateway.pages("load")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crypto/none", "crypto/Prices", "gold/prices", "crypto/BTC-USDT"})
  void saysInItsFrameThatThereIsNoSuchPanel(String panel) throws Exception {
    HttpResponse<Buffer> answer = gateway.get("/vi/embed/dashboards/" + panel);
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.getHeader(POLICY)).contains("frame-ancestors https://desk.example");
    assertThat(answer.bodyAsString()).contains("Khung này không còn ở đây").doesNotContain("<nav");
    assertThat(gateway.node().meters().get("bulletin.page.cache.pages").gauge().value()).isZero();
  }

  @Test
  void showsAFigureThatHasMoved() throws Exception {
    gateway.get(PANEL);
    gateway.market().move("97000.00");
    Eventually.that(
        LIMIT, () -> assertThat(gateway.get(PANEL).bodyAsString()).contains("97,000.00"));
  }

  @Test
  void saysInItsFrameThatTheFiguresAreAway() throws Exception {
    gateway.market().leave();
    HttpResponse<Buffer> answer = gateway.get(PANEL);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.getHeader("retry-after")).isNotBlank();
    assertThat(answer.getHeader(POLICY)).contains("frame-ancestors https://desk.example");
    assertThat(answer.bodyAsString()).contains("This page is away at present");
  }

  @Test
  void showsTheLastKnownFigureMarkedWhileTheFiguresAreAway() throws Exception {
    gateway.get(PANEL);
    gateway.market().leave();
    gateway.market().move("97000.00");
    Eventually.that(
        LIMIT,
        () ->
            assertThat(gateway.get(PANEL).bodyAsString())
                .contains("96,062.47", "data-state=\"stale\"", "role=\"note\""));
  }

  @Test
  void isOnlyRead() throws Exception {
    HttpResponse<Buffer> answer = gateway.send(HttpMethod.POST, PANEL);
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.getHeader("allow")).isEqualTo("GET, HEAD");
    assertThat(gateway.get(PANEL + "/").getHeader("location")).isEqualTo(PANEL);
  }

  @Test
  void isOfferedByItsDashboard() throws Exception {
    assertThat(gateway.get(DASHBOARD).bodyAsString())
        .contains("src&#x3D;&quot;https://bulletin.example" + PANEL + "&quot;");
  }
}
