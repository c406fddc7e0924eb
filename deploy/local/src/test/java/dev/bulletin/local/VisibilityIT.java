package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.ReadersSuite;
import dev.bulletin.testing.RedisServer;
import dev.bulletin.testing.Servers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A report-service and two gateways in three JVMs: what is written through one gateway is shown by
 * both, and what one had in hand when it was killed is told by the other. How soon the first is so,
 * {@code deploy/bench/visibility} tells.
 */
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VisibilityIT {
  private static final int GATEWAYS = 2;
  private static final int CHANGES = 40;
  private static final Duration LIMIT = Duration.ofSeconds(30); // Half the TTL of a page.
  private static final String API = "/api/v1/reports";
  private static final String REPORT = API + "/visible";
  private static final String PAGE = "/en/reports/visible";
  private static final String LIST = "/en/reports";

  private static final int EVENTS = 12;

  /** Of one hook no gateway has so many in hand, so each of the two has some. */
  private static final int HELD = 8;

  private final PostgresServer postgres;
  private final ReadersSuite suite;
  private final List<GatewayClient> gateways;

  VisibilityIT(PostgresServer postgres, RedisServer redis) {
    this.postgres = postgres;
    this.suite = ReadersSuite.start(GATEWAYS, postgres, redis, VisibilityIT::program, settings());
    this.gateways =
        suite.origins().stream()
            .map(origin -> new GatewayClient(origin, ReadersSuite.TOKEN))
            .toList();
  }

  private static JavaProcess program(String service) {
    String jar = "bulletin-" + service + "-1.0.0-SNAPSHOT.jar";
    return JavaProcess.ofJar(service, Path.of("target", "lib", jar)).shortLived();
  }

  private static Map<String, String> settings() {
    return Map.of(
        "BULLETIN_BOOTSTRAP_ROLE", "admin",
        "BULLETIN_HOOK_INSECURE", "true",
        "BULLETIN_HOOK_NETWORKS", "127.0.0.1",
        "BULLETIN_HOOK_TIMEOUT", "60s",
        "BULLETIN_HOOK_PERIOD", "100ms");
  }

  @AfterAll
  void stop() {
    suite.close();
  }

  @Test
  @Order(1)
  void whatIsWrittenThroughOneGatewayIsShownByAll() {
    String tag = publish();
    for (int change = 1; change <= CHANGES; change++) {
      tag = update(gateways.get(change % GATEWAYS), change, tag);
      awaitShown("Title no. " + change + ".");
    }
    HttpResponse<String> withdrawn = gateways.get(0).postIfMatch(REPORT + "/withdraw", tag);
    assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
    awaitWithdrawn();
  }

  private String publish() {
    gateways.forEach(
        gateway ->
            Eventually.that(LIMIT, () -> assertThat(gateway.get(API).statusCode()).isEqualTo(200)));
    HttpResponse<String> created =
        gateways.get(0).post(API, "{\"slug\":\"visible\",%s}".formatted(content(0)));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    HttpResponse<String> published = gateways.get(0).postIfMatch(REPORT + "/publish", tag(created));
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    awaitShown("Title no. 0.");
    return tag(published);
  }

  private static String update(GatewayClient gateway, int change, String tag) {
    HttpResponse<String> written =
        gateway.putIfMatch(REPORT, tag, "{%s}".formatted(content(change)));
    assertThat(written.statusCode()).as(written.body()).isEqualTo(200);
    return tag(written);
  }

  private static String content(int change) {
    return """
        "tags":[],"texts":{"en":{"title":"Title no. %d.","summary":"","body":"Text."}}"""
        .formatted(change);
  }

  private static String tag(HttpResponse<String> written) {
    return written.headers().firstValue("ETag").orElseThrow();
  }

  /** The API answers from nothing that is older than the acknowledgement; pages follow. */
  private void awaitShown(String title) {
    gateways.forEach(
        gateway -> assertThat(gateway.get(REPORT + "?language=en").body()).contains(title));
    for (GatewayClient gateway : gateways) {
      Eventually.that(LIMIT, () -> assertThat(gateway.get(PAGE).body()).contains(title));
      Eventually.that(LIMIT, () -> assertThat(gateway.get(LIST).body()).contains(title));
    }
  }

  private void awaitWithdrawn() {
    for (GatewayClient gateway : gateways) {
      Eventually.that(LIMIT, () -> assertThat(gateway.get(PAGE).statusCode()).isEqualTo(410));
      Eventually.that(LIMIT, () -> assertThat(gateway.get(LIST).body()).doesNotContain("no. 40"));
    }
  }

  @Test
  @Order(2)
  void whatAKilledGatewayHadInHandIsToldByTheOther() throws Exception {
    try (HoldingReceiver receiver = HoldingReceiver.start()) {
      String hook = "{\"url\":\"%s\",\"events\":[\"report.published\"]}".formatted(receiver.url());
      assertThat(gateways.get(1).putNew("/api/v1/hooks/news", hook).statusCode()).isEqualTo(201);
      for (int i = 0; i < EVENTS; i++) {
        publish(gateways.get(i % GATEWAYS), "told-" + i);
      }
      Eventually.that(LIMIT, () -> assertThat(receiver.held()).hasSizeGreaterThanOrEqualTo(HELD));
      Set<String> inHand = receiver.held();
      suite.killGateway(0);
      receiver.answer();
      timePasses();
      Eventually.that(LIMIT, () -> assertThat(states()).hasSize(EVENTS).containsOnly("delivered"));
      assertThat(receiver.arrived()).hasSize(EVENTS);
      assertThat(inHand.stream().filter(id -> receiver.arrivals(id) > 1))
          .as("told again under the same webhook-id")
          .isNotEmpty();
    }
  }

  private static void publish(GatewayClient gateway, String slug) {
    HttpResponse<String> created =
        gateway.post(API, "{\"slug\":\"%s\",%s}".formatted(slug, content(0)));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    HttpResponse<String> published =
        gateway.postIfMatch(API + "/" + slug + "/publish", tag(created));
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
  }

  /** Until the other may take what the one that died had in hand. */
  private void timePasses() {
    postgres.execute(
        "UPDATE %s.hook_delivery SET due_at = due_at - interval '2 minutes'"
            .formatted(suite.gatewaySchema()));
  }

  private List<String> states() {
    return postgres.query("SELECT state FROM %s.hook_delivery".formatted(suite.gatewaySchema()));
  }
}
