package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.NodeConfig;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.eventbus.DeliveryContext;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A report-service and a gateway on two clustered nodes, where every announcement of a change is
 * lost on its way to the gateway.
 */
@ExtendWith(Servers.class)
class LostNewsIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String TOKEN = "a-bootstrap-token-for-the-tests-only";
  private static final String API = "/api/v1/reports";
  private static final String REPORT = API + "/unheard";
  private static final String PAGE = "/en/reports/unheard";

  private final AtomicInteger lost = new AtomicInteger();
  private final int port = Ports.free();
  private final Node reports;
  private final Node deaf;
  private final GatewayClient client = new GatewayClient("http://127.0.0.1:" + port, TOKEN);

  LostNewsIT(PostgresServer postgres) {
    NodeConfig seed = Nodes.clustered();
    reports = Node.start(seed).await();
    start(ReportServiceMain.SERVICE, reports, database(postgres, "reports"));
    deaf = Node.start(Nodes.joining(seed.cluster())).await();
    deaf.vertx().eventBus().addInboundInterceptor(this::lose);
    Map<String, String> settings = database(postgres, "gateway");
    settings.put("BULLETIN_HTTP_PORT", Integer.toString(port));
    settings.put("BULLETIN_BOOTSTRAP_TOKEN", TOKEN);
    settings.put("BULLETIN_PAGE_TTL", "2s");
    start(GatewayMain.SERVICE, deaf, settings);
  }

  private void lose(DeliveryContext<Object> delivery) {
    if (delivery.message().address().equals(ReportContract.CHANGED.address())) {
      lost.incrementAndGet();
    } else {
      delivery.next();
    }
  }

  private static <C extends Record> void start(
      Service<C> service, Node node, Map<String, String> settings) {
    settings.put("BULLETIN_INTERNAL_SECRET", "test");
    try {
      service
          .startOn(node, ConfigReader.read(settings, service.settings()))
          .await(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(service.name() + " does not start", e);
    }
  }

  private static Map<String, String> database(PostgresServer postgres, String name) {
    return new HashMap<>(postgres.createService("lost_news_" + name).settings());
  }

  @AfterEach
  void stop() {
    deaf.stop();
    reports.stop();
  }

  @Test
  void aPageThatMissedItsChangeIsMadeAnewAfterItsTtl() {
    Eventually.that(LIMIT, () -> assertThat(client.get(API).statusCode()).isEqualTo(200));
    String created =
        tag(client.post(API, "{\"slug\":\"unheard\",%s}".formatted(content("The old title"))));
    String published = tag(client.postIfMatch(REPORT + "/publish", created));
    Eventually.that(LIMIT, () -> assertThat(lost).hasValueGreaterThanOrEqualTo(2));
    assertThat(client.get(PAGE).body()).contains("The old title");
    client.get("/en/reports");

    tag(client.putIfMatch(REPORT, published, "{%s}".formatted(content("The new title"))));
    Eventually.that(LIMIT, () -> assertThat(lost).hasValueGreaterThanOrEqualTo(3));
    Eventually.that(LIMIT, () -> assertThat(client.get(PAGE).body()).contains("The new title"));
    Eventually.that(
        LIMIT, () -> assertThat(client.get("/en/reports").body()).contains("The new title"));
  }

  private static String content(String title) {
    return """
        "tags":[],"texts":{"en":{"title":"%s","summary":"","body":"Text."}}"""
        .formatted(title);
  }

  private static String tag(HttpResponse<String> written) {
    assertThat(written.statusCode()).as(written.body()).isBetween(200, 201);
    return written.headers().firstValue("ETag").orElseThrow();
  }
}
