package dev.bulletin.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.config.ConfigReader;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.lifecycle.Service;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import dev.bulletin.testing.Ports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import io.vertx.core.eventbus.DeliveryContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A report-service and a gateway, between which the answers to some writes are lost: after they
 * were committed.
 */
@ExtendWith(Servers.class)
class LostAnswersIT {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String TOKEN = "a-bootstrap-token-for-the-tests-only";
  private static final String API = "/api/v1/reports";
  private static final String REPORT =
      """
      {"slug":"unanswered","tags":[],"texts":{"en":{"title":"T","summary":"","body":"B"}}}""";

  private final AtomicInteger toLose = new AtomicInteger();
  private final int port = Ports.free();
  private final Node node = Node.start(Nodes.alone()).await();
  private final HttpClient http = HttpClient.newHttpClient();
  private final PostgresServer postgres;
  private final PostgresServer.Access reports;
  private final PostgresServer.Access gateway;

  LostAnswersIT(PostgresServer postgres) {
    this.postgres = postgres;
    this.reports = postgres.createService("lost_answers_reports");
    this.gateway = postgres.createService("lost_answers_gateway");
    start(ReportServiceMain.SERVICE, reports, Map.of());
    start(
        GatewayMain.SERVICE,
        gateway,
        Map.of("BULLETIN_HTTP_PORT", Integer.toString(port), "BULLETIN_BOOTSTRAP_TOKEN", TOKEN));
    node.vertx().eventBus().addInboundInterceptor(this::lose);
  }

  private <C extends Record> void start(
      Service<C> service, PostgresServer.Access database, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("BULLETIN_INTERNAL_SECRET", "test");
    settings.putAll(more);
    try {
      service
          .startOn(node, ConfigReader.read(settings, service.settings()))
          .await(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(service.name() + " does not start", e);
    }
  }

  private void lose(DeliveryContext<Object> delivery) {
    boolean isAnswer = delivery.message().body() instanceof ReportWritten;
    if (!isAnswer || toLose.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
      delivery.next();
    }
  }

  @AfterEach
  void stop() {
    node.stop();
  }

  @Test
  void whatWasDoneIsDoneOnceAndItsRepetitionAnsweredAsTheFirstWouldHaveBeen() throws Exception {
    Eventually.that(
        LIMIT, () -> assertThat(node.directory().instances(ReportContract.SERVICE)).hasSize(1));
    toLose.set(1);
    HttpResponse<String> lost = create("a");
    assertThat(lost.statusCode()).as(lost.body()).isEqualTo(503);
    assertThat(revisions()).containsExactly("1 draft");

    HttpResponse<String> created = create("a");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(created.body())
        .isEqualTo("{\"slug\":\"unanswered\",\"revision\":1,\"status\":\"draft\"}");
    assertThat(header(created, "ETag")).isEqualTo("\"1\"");
    assertThat(header(created, "Location")).isEqualTo(API + "/unanswered");
    assertThat(revisions()).containsExactly("1 draft");
    assertThat(create("b").statusCode()).isEqualTo(409);

    publishAfterALostAnswer();
  }

  /** Of which another gateway still has the first in hand, which has died. */
  private void publishAfterALostAnswer() throws Exception {
    toLose.set(1);
    assertThat(publish("c").statusCode()).isEqualTo(503);
    postgres.execute(
        """
        INSERT INTO %1$s.keyed_write (caller, key, fingerprint, begun_at)
        SELECT caller, 'c', decode('%2$s', 'hex'), now() FROM %1$s.keyed_write WHERE key = 'a'"""
            .formatted(gateway.user(), request()));
    HttpResponse<String> published = publish("c");
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    assertThat(header(published, "ETag")).isEqualTo("\"2\"");
    HttpResponse<String> again = publish("c");
    assertThat(header(again, "Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(published.body());
    assertThat(revisions()).containsExactly("1 draft", "2 published");
  }

  private HttpResponse<String> create(String key) throws Exception {
    return send(
        request(API, key)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(REPORT)));
  }

  private HttpResponse<String> publish(String key) throws Exception {
    return send(
        request(API + "/unanswered/publish", key)
            .header("If-Match", "\"1\"")
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path, String key) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(LIMIT)
        .header("Authorization", "Bearer " + TOKEN)
        .header("Idempotency-Key", key);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The digest of the publication. */
  private String request() {
    List<String> digests =
        postgres.query(
            "SELECT request FROM %s.command_outcome WHERE revision = 2".formatted(reports.user()));
    assertThat(digests).hasSize(1);
    return digests.get(0);
  }

  private List<String> revisions() {
    return postgres.query(
        "SELECT revision || ' ' || status FROM %s.report_revision ORDER BY revision"
            .formatted(reports.user()));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
