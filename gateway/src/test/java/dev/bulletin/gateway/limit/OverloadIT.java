package dev.bulletin.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.gateway.RunningGateway;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The node is really kept busy. */
@ExtendWith(Servers.class)
class OverloadIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PAGE = "/en/reports/outlook";
  private static final String TAGS = "/api/v1/tags";

  private final PostgresServer.Access access;
  private final CountDownLatch busy = new CountDownLatch(1);
  private RunningGateway gateway;

  OverloadIT(PostgresServer.Access access) {
    this.access = access;
  }

  @BeforeEach
  void start() throws Exception {
    gateway = RunningGateway.start(access, Map.of("BULLETIN_OVERLOADED_AFTER", "1s"));
    gateway.reports().put("outlook", Language.EN, "The week ahead");
    Eventually.that(PATIENCE, () -> assertThat(get(PAGE).statusCode()).isEqualTo(200));
  }

  @AfterEach
  void stop() {
    busy.countDown();
    gateway.close();
  }

  private HttpResponse<Buffer> get(String path) {
    try {
      return gateway.get(path);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void shedsWhatNeedsWork() {
    HttpResponse<Buffer> refused = get(TAGS);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.getHeader("retry-after")).isEqualTo("5");
  }

  private void isAtEase() {
    assertThat(get(TAGS).statusCode()).isEqualTo(200);
  }

  private int management(String path) {
    WebClient web = WebClient.create(gateway.node().vertx());
    return web.get(gateway.node().managementPort(), "127.0.0.1", path).send().await().statusCode();
  }

  @Test
  void shedsNewWorkWhileThePoolIsFullAndGoesOnWithWhatIsFinished() {
    for (int i = 0; i < 200; i++) {
      gateway.node().cpu().executeBlocking(() -> busy.await(10, TimeUnit.MINUTES), false);
    }
    Eventually.that(PATIENCE, this::shedsWhatNeedsWork);
    assertThat(get(PAGE).statusCode()).isEqualTo(200);
    assertThat(get("/robots.txt").statusCode()).isEqualTo(200);
    assertThat(get("/vi/dashboards").statusCode()).isEqualTo(503);
    assertThat(management("/livez")).isEqualTo(200);
    assertThat(refused()).isGreaterThanOrEqualTo(2);
    busy.countDown();
    Eventually.that(PATIENCE, this::isAtEase);
  }

  /** Requests have waited on the loop and are still there when it turns again. */
  @Test
  void shedsNewWorkWhenAnEventLoopIsLate() {
    gateway.node().vertx().runOnContext(blocked -> blockFor(Duration.ofSeconds(3)));
    Eventually.that(PATIENCE, this::shedsWhatNeedsWork);
    Eventually.that(PATIENCE, this::isAtEase);
  }

  private void blockFor(Duration time) {
    try {
      assertThat(busy.await(time.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private double refused() {
    return gateway
        .node()
        .meters()
        .get("bulletin.gateway.refused")
        .tag("reason", "overloaded")
        .counter()
        .count();
  }
}
