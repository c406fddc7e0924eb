package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.local.monitoring.Queries;
import dev.bulletin.local.monitoring.Query;
import dev.bulletin.local.monitoring.Scrape;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Signal;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Four services in four JVMs, joined by Hazelcast, through the gateway. */
class SuiteIT {
  private static final Duration LIMIT = Duration.ofSeconds(180);

  private static RunningBulletin bulletin;

  @BeforeAll
  static void start() {
    bulletin = RunningBulletin.start(Map.of(), "--processes");
  }

  @AfterAll
  static void stop() {
    bulletin.close();
  }

  @Test
  void showsSevenPricesThatMove() {
    Eventually.that(LIMIT, () -> assertThat(values()).hasSize(7).doesNotContainNull());
    List<Object> before = values();
    Eventually.that(LIMIT, () -> assertThat(values()).isNotEqualTo(before));
    assertThat(bulletin.client().get("/en/dashboards/crypto").body()).contains("SIMULATED", "BTC");
  }

  @Test
  void goesOnByItselfWhenTheDashboardServiceIsKilled() {
    Eventually.that(LIMIT, () -> assertThat(values()).hasSize(7).doesNotContainNull());
    bulletin.signal("dashboard-service", Signal.KILL);
    Instant killed = Instant.now();
    Eventually.that(LIMIT, () -> assertThat(newest()).isAfter(killed.plusSeconds(3)));
    Eventually.that(
        LIMIT,
        () ->
            assertThat(bulletin.client().get("/en/dashboards/crypto").statusCode()).isEqualTo(200));
  }

  @Test
  void publishesAReportInBothLanguages() {
    GatewayClient client = bulletin.client();
    HttpResponse<String> created = client.post("/api/v1/reports", REPORT);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    // A page that cannot be made in time says so; once it can, there is none.
    Eventually.that(
        LIMIT, () -> assertThat(client.get("/en/reports/suite-it").statusCode()).isEqualTo(404));

    String tag = created.headers().firstValue("ETag").orElseThrow();
    assertThat(client.postIfMatch("/api/v1/reports/suite-it/publish", tag).statusCode())
        .isEqualTo(200);
    Eventually.that(
        LIMIT, () -> assertThat(client.get("/en/reports").body()).contains("Through four JVMs"));
    Eventually.that(
        LIMIT,
        () ->
            assertThat(client.get("/vi/reports/suite-it").body())
                .contains("Qua bốn máy ảo", "<h2"));
    Eventually.that(
        LIMIT,
        () ->
            assertThat(client.get("/api/v1/reports/suite-it?language=vi").body())
                .contains("\"stale\":false"));
  }

  /** In one JVM, where MonitoringIT looks, each service gives out the figures of all. */
  @ParameterizedTest
  @ValueSource(strings = {"gateway", "report-service", "dashboard-service", "realtime-service"})
  void eachServiceGivesTheFiguresThatAreAskedOfIt(String service) {
    List<Query> queries =
        Queries.all().stream().filter(query -> query.jobs().contains(service)).toList();
    assertThat(queries).hasSizeGreaterThan(10);
    Eventually.that(
        LIMIT, () -> assertThat(Scrape.of(metrics(service)).missing(queries)).isEmpty());
  }

  private static String metrics(String service) throws IOException {
    return new GatewayClient(bulletin.management(service), "").get("/metrics").body();
  }

  @Test
  void tellsWhatIsWrongWithARequest() {
    GatewayClient client = bulletin.client();
    for (String place : List.of("/en/reports/", "/api/v1/reports/")) {
      Eventually.that(
          LIMIT,
          () -> assertThat(client.get(place + "no-such-report").statusCode()).isEqualTo(404));
    }
    HttpResponse<String> wrong = client.post("/api/v1/reports", "{\"slug\":\"x\",\"titel\":1}");
    assertThat(wrong.statusCode()).isEqualTo(400);
    assertThat(wrong.body()).contains("titel");
    assertThat(client.post("/api/v1/reports", "{\"slug\":").statusCode()).isEqualTo(400);
    GatewayClient stranger = new GatewayClient(bulletin.origin(), "no-such-token");
    assertThat(stranger.post("/api/v1/reports", REPORT).statusCode()).isEqualTo(401);
  }

  private static final String REPORT =
      """
      {"slug":"suite-it","tags":["test"],"texts":{
        "en":{"title":"Through four JVMs","summary":"A test.","body":"## Heading\\n\\nText."},
        "vi":{"title":"Qua bốn máy ảo","summary":"Một bài thử.","body":"## Mục\\n\\nNội dung."}}}""";

  private static List<Object> values() {
    return prices().map(price -> price.getValue("value")).toList();
  }

  private static Instant newest() {
    return prices().map(price -> price.getInstant("at")).max(Instant::compareTo).orElseThrow();
  }

  /** Of all figures those that move all the time. */
  private static Stream<JsonObject> prices() {
    HttpResponse<String> response = bulletin.client().get("/api/v1/dashboards/crypto");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body())
        .getJsonArray("tiles").stream()
            .map(JsonObject.class::cast)
            .filter(tile -> tile.getString("key").endsWith("-USDT"))
            .map(tile -> tile.getJsonObject("figure"));
  }
}
