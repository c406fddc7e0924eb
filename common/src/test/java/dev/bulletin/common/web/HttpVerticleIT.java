package dev.bulletin.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.config.Secret;
import dev.bulletin.common.error.CannotStartException;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpVerticleIT {
  /** How many slow requests have arrived. */
  private static final AtomicInteger UNDER_WAY = new AtomicInteger();

  private final Node node = Node.start(Nodes.alone()).await();
  private final Vertx clients = Vertx.vertx();
  private final WebClient web =
      WebClient.create(clients, new WebClientOptions().setKeepAlive(false));
  private final int port =
      HttpVerticle.deploy(node, "test", new HttpConfig("127.0.0.1", 0), HttpVerticleIT::handlers)
          .await();

  private static HttpVerticle.Handlers handlers() {
    return new HttpVerticle.Handlers(
        List.of(HttpVerticleIT::takeFinished), List.of(HttpVerticleIT::mount));
  }

  private static boolean takeFinished(HttpServerRequest request) {
    if (!request.path().equals("/finished")) {
      return false;
    }
    request.response().end("finished");
    return true;
  }

  private static void mount(Router router) {
    router.get("/thing").respond(ctx -> Future.failedFuture(ServiceException.notFound("thing", 7)));
    router.get("/broken").respond(ctx -> Future.failedFuture("password=secret"));
    router
        .get("/away")
        .respond(ctx -> Future.failedFuture(new ConnectException("secret-host refused")));
    router.get("/slow").respond(HttpVerticleIT::takeASecond);
  }

  private static Future<String> takeASecond(RoutingContext ctx) {
    UNDER_WAY.incrementAndGet();
    return ctx.vertx().timer(1, TimeUnit.SECONDS).map("slow but whole");
  }

  @AfterEach
  void stop() {
    node.stop();
    clients.close().await();
  }

  @Test
  void shortcutsComeBeforeRoutes() {
    assertThat(get("/finished").bodyAsString()).isEqualTo("finished");
  }

  @Test
  void answersFailuresAsProblems() {
    HttpResponse<Buffer> response = get("/thing");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.getHeader("content-type")).isEqualTo("application/problem+json");
    assertThat(response.bodyAsJsonObject().getMap())
        .containsEntry("type", "/problems/not-found")
        .containsEntry("detail", "no thing 7")
        .containsEntry("instance", "/thing");
  }

  @Test
  void namesARequestAsItsSenderDoes() {
    HttpResponse<Buffer> response = get("/thing", "trace:7f.3/a=");
    assertThat(response.getHeader("x-request-id")).isEqualTo("trace:7f.3/a=");
    assertThat(response.bodyAsJsonObject().getString("requestId")).isEqualTo("trace:7f.3/a=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "<script>"})
  void namesARequestAnewThatNamesItselfOddly(String odd) {
    String name = get("/thing", odd).getHeader("x-request-id");
    assertThat(name).matches("[0-9a-f]{32}");
    assertThat(get("/thing", "x".repeat(65)).getHeader("x-request-id"))
        .matches("[0-9a-f]{32}")
        .isNotEqualTo(name);
  }

  @Test
  void refusesAnAddressThatIsNotWellFormed() {
    HttpResponse<Buffer> response = get("/%zz");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.bodyAsString()).contains("not well-formed");
  }

  @Test
  void tellsNoInternals() {
    HttpResponse<Buffer> response = get("/broken");
    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.bodyAsString()).doesNotContain("secret");
  }

  @Test
  void saysOfWhatPassesByItselfWhenToComeAgain() {
    HttpResponse<Buffer> response = get("/away");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.getHeader("retry-after")).isEqualTo("2");
    assertThat(response.bodyAsString()).doesNotContain("secret");
  }

  @Test
  void connectionsSpreadOverAllLoops() {
    IntStream.range(0, 20).forEach(i -> get("/finished"));
    var counters = node.meters().find("bulletin.http.connections").tag("server", "test").counters();
    assertThat(counters).hasSize(node.instances());
    assertThat(counters).allSatisfy(counter -> assertThat(counter.count()).isEqualTo(10));
  }

  @Test
  void finishesWhatIsUnderWayWhenItStops() throws Exception {
    int before = UNDER_WAY.get();
    Future<HttpResponse<Buffer>> slow = web.get(port, "127.0.0.1", "/slow").send();
    Eventually.that(
        Duration.ofSeconds(60), () -> assertThat(UNDER_WAY).hasValueGreaterThan(before));
    node.stop();
    assertThat(slow.await(60, TimeUnit.SECONDS).bodyAsString()).contains("slow but whole");
  }

  @Test
  void saysWhenItsPortIsInUse() {
    Node second = Node.start(Nodes.alone()).await();
    try {
      assertThatThrownBy(
              () ->
                  HttpVerticle.deploy(
                          second,
                          "test",
                          new HttpConfig("127.0.0.1", port),
                          HttpVerticleIT::handlers)
                      .await())
          .isInstanceOf(CannotStartException.class)
          .hasMessageContaining("port " + port + " is in use");
    } finally {
      second.stop();
    }
  }

  @Test
  void theInternalPortOpensOnlyToTheSecret() {
    var config =
        new InternalConfig(new HttpConfig("127.0.0.1", 0), "127.0.0.1", new Secret("right"));
    int internal =
        InternalHttp.deploy(node, "test", config, List.of(HttpVerticleIT::mount)).await();
    assertThat(internal(internal, "Bearer right")).isEqualTo(404);
    assertThat(internal(internal, "Bearer wrong")).isEqualTo(401);
    assertThat(internal(internal, "")).isEqualTo(401);
  }

  private int internal(int internal, String authorization) {
    return web.get(internal, "127.0.0.1", "/thing")
        .putHeader("authorization", authorization)
        .send()
        .await()
        .statusCode();
  }

  private HttpResponse<Buffer> get(String path, String name) {
    return web.get(port, "127.0.0.1", path).putHeader("x-request-id", name).send().await();
  }

  private HttpResponse<Buffer> get(String path) {
    return web.get(port, "127.0.0.1", path).send().await();
  }
}
