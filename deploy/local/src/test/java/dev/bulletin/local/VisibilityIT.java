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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A report-service and two gateways in three JVMs: what is written through one gateway is shown by
 * both. How soon, {@code deploy/bench/visibility} tells.
 */
@ExtendWith(Servers.class)
class VisibilityIT {
  private static final int GATEWAYS = 2;
  private static final int CHANGES = 40;
  private static final Duration LIMIT = Duration.ofSeconds(30); // Half the TTL of a page.
  private static final String API = "/api/v1/reports";
  private static final String REPORT = API + "/visible";
  private static final String PAGE = "/en/reports/visible";
  private static final String LIST = "/en/reports";

  private final ReadersSuite suite;
  private final List<GatewayClient> gateways;

  VisibilityIT(PostgresServer postgres, RedisServer redis) {
    this.suite = ReadersSuite.start(GATEWAYS, postgres, redis, VisibilityIT::program);
    this.gateways =
        suite.origins().stream()
            .map(origin -> new GatewayClient(origin, ReadersSuite.TOKEN))
            .toList();
  }

  private static JavaProcess program(String service) {
    String jar = "bulletin-" + service + "-1.0.0-SNAPSHOT.jar";
    return JavaProcess.ofJar(service, Path.of("target", "lib", jar)).shortLived();
  }

  @AfterEach
  void stop() {
    suite.close();
  }

  @Test
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
}
