package dev.bulletin.gateway.transfer;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.config.Secret;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.HttpConfig;
import dev.bulletin.common.web.HttpVerticle;
import dev.bulletin.common.web.PrincipalHeader;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.gateway.FakeInternal;
import dev.bulletin.gateway.edge.SecurityHeaders;
import dev.bulletin.testing.Eventually;
import dev.bulletin.testing.Nodes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams through real sockets, whole and broken. */
class InternalClientIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Principal WRITER = new Principal("token:importer", Set.of("reports:write"));

  /** More than sockets and buffers of all hops hold; a flood is without end. */
  private static final long LITTLE = 64_000_000;

  private static final int STILL_LOOKS = 20;

  private final Vertx vertx = Vertx.vertx();

  /** On one connection, so that one that is stuck is noticed. */
  private final HttpClient readers = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(1));

  private Node node;
  private FakeInternal service;
  private int port;

  @BeforeEach
  void start() throws Exception {
    node = Node.start(Nodes.alone()).await(60, SECONDS);
    service = FakeInternal.start(node, "one");
    InternalClient client = InternalClient.create(node, new Secret("shared"));
    InternalClient impatient =
        InternalClient.create(node, new Secret("shared"), Duration.ofMillis(100));
    port =
        HttpVerticle.deploy(
                node,
                "test",
                new HttpConfig("127.0.0.1", 0),
                () ->
                    new HttpVerticle.Handlers(
                        List.of(),
                        List.of(new SecurityHeaders(), router -> mount(router, client, impatient))))
            .await(60, SECONDS);
  }

  private static void mount(Router router, InternalClient client, InternalClient impatient) {
    router.route("/files/:key").handler(ctx -> client.pass(ctx, asked(ctx)));
    router.route("/soon/:key").handler(ctx -> impatient.pass(ctx, asked(ctx)));
  }

  private static InternalRequest asked(RoutingContext ctx) {
    HttpMethod method =
        ctx.request().method() == HttpMethod.POST ? HttpMethod.POST : HttpMethod.GET;
    return new InternalRequest(
        ReportContract.SERVICE, ctx.pathParam("key"), method, "/inner?x=1", WRITER);
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().await(60, SECONDS);
    service.close();
    node.stop();
  }

  private Future<HttpClientRequest> request(HttpMethod method, String path) {
    return readers.request(method, port, "127.0.0.1", path);
  }

  private HttpClientResponse get(String path) throws Exception {
    return request(HttpMethod.GET, path).compose(HttpClientRequest::send).await(60, SECONDS);
  }

  /** With its body, which is read at once. */
  private record Read(HttpClientResponse head, Buffer body) {
    JsonObject json() {
      return body.toJsonObject();
    }
  }

  private Read read(HttpMethod method, String path, String... headers) throws Exception {
    return onLoop(
            () ->
                request(method, path)
                    .onSuccess(request -> put(request, headers))
                    .compose(HttpClientRequest::send)
                    .compose(InternalClientIT::read))
        .await(60, SECONDS);
  }

  private static Future<Read> read(HttpClientResponse head) {
    return head.body().map(body -> new Read(head, body));
  }

  /** What is not listened for at once is lost. */
  private <T> Future<T> onLoop(Supplier<Future<T>> work) {
    return Future.future(done -> vertx.runOnContext(loop -> work.get().onComplete(done)));
  }

  private static void put(HttpClientRequest request, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      request.putHeader(headers[i], headers[i + 1]);
    }
  }

  private double passages(String outcome) {
    var counter = node.meters().find("bulletin.gateway.passages").tag("outcome", outcome).counter();
    return counter == null ? 0 : counter.count();
  }

  @Test
  void passesAnAnswerOnWithTheHeadersThatMayPass() throws Exception {
    service.answer(
        request ->
            request
                .response()
                .putHeader("content-type", "application/pdf")
                .putHeader("etag", "\"7\"")
                .putHeader("cache-control", "public, max-age=60")
                .putHeader("content-disposition", "inline")
                .putHeader("set-cookie", "a=b")
                .putHeader("server", "inner")
                .putHeader("keep-alive", "timeout=5")
                .putHeader("content-security-policy", "default-src *")
                .end("whole"));
    Read answer = read(HttpMethod.GET, "/files/a");
    assertThat(answer.body()).hasToString("whole");
    assertThat(answer.head().getHeader("content-type")).isEqualTo("application/pdf");
    assertThat(answer.head().getHeader("content-length")).isEqualTo("5");
    assertThat(answer.head().getHeader("etag")).isEqualTo("\"7\"");
    assertThat(answer.head().getHeader("cache-control")).isEqualTo("public, max-age=60");
    assertThat(answer.head().getHeader("content-disposition")).isEqualTo("inline");
    assertThat(answer.head().headers().names())
        .doesNotContain("set-cookie", "server", "keep-alive");
    assertThat(answer.head().headers().getAll("content-security-policy"))
        .singleElement()
        .asString()
        .contains("default-src 'none'");
  }

  @Test
  void saysWhoAsksAndNothingElseOfTheReader() throws Exception {
    AtomicReference<HttpServerRequest> seen = new AtomicReference<>();
    service.answer(
        request -> {
          seen.set(request);
          request.response().end(PrincipalHeader.read(request).name());
        });
    Read answer =
        read(
            HttpMethod.GET,
            "/files/a",
            "authorization",
            "Bearer of the reader",
            "cookie",
            "session=1",
            PrincipalHeader.NAME,
            "{\"name\":\"admin\",\"scopes\":[]}");
    assertThat(answer.body()).hasToString("token:importer");
    assertThat(seen.get().uri()).isEqualTo("/inner?x=1");
    assertThat(seen.get().headers().getAll("authorization")).containsExactly("Bearer shared");
    assertThat(seen.get().getHeader("cookie")).isNull();
  }

  @Test
  void passesOnThatNothingHasChanged() throws Exception {
    service.answer(
        request ->
            request
                .response()
                .setStatusCode("\"7\"".equals(request.getHeader("if-none-match")) ? 304 : 200)
                .putHeader("etag", "\"7\"")
                .end());
    Read answer = read(HttpMethod.GET, "/files/a", "if-none-match", "\"7\"");
    assertThat(answer.head().statusCode()).isEqualTo(304);
    assertThat(answer.head().getHeader("etag")).isEqualTo("\"7\"");
    assertThat(answer.body().length()).isZero();
  }

  @Test
  void answersHeadWithoutTheBody() throws Exception {
    service.answer(request -> request.response().putHeader("etag", "\"7\"").end("whole"));
    Read answer = read(HttpMethod.HEAD, "/files/a");
    assertThat(answer.head().getHeader("content-length")).isEqualTo("5");
    assertThat(answer.head().getHeader("etag")).isEqualTo("\"7\"");
    assertThat(answer.body().length()).isZero();
    assertThat(read(HttpMethod.GET, "/files/a").body()).hasToString("whole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "100-continue"})
  void passesABodyOn(String expectation) throws Exception {
    service.answer(
        request ->
            request
                .body()
                .onSuccess(
                    body ->
                        request
                            .response()
                            .end(request.getHeader("content-type") + " " + body.length())));
    HttpClientRequest request = request(HttpMethod.POST, "/files/a").await(60, SECONDS);
    request.putHeader("content-type", "image/png");
    if (!expectation.isEmpty()) {
      request.setChunked(true).putHeader("expect", expectation);
      Future<Void> goOn = Future.future(told -> request.continueHandler(told::complete));
      request.sendHead().await(60, SECONDS);
      goOn.await(60, SECONDS);
    }
    Buffer answer =
        request
            .send(Buffer.buffer(new byte[1_000_000]))
            .compose(HttpClientResponse::body)
            .await(60, SECONDS);
    assertThat(answer).hasToString("image/png 1000000");
  }

  @Test
  void answersWhileTheBodyIsStillComing() throws Exception {
    service.answer(
        request -> {
          request.response().setChunked(true);
          request.handler(line -> request.response().write(line));
          request.endHandler(ended -> request.response().end());
        });
    HttpClientRequest request = request(HttpMethod.POST, "/files/a").await(60, SECONDS);
    AtomicReference<String> lines = new AtomicReference<>("");
    Future<Void> ended =
        request
            .response()
            .onSuccess(answer -> answer.handler(line -> lines.updateAndGet(all -> all + line)))
            .compose(HttpClientResponse::end);
    request.setChunked(true).write("one\n").await(60, SECONDS);
    Eventually.that(LIMIT, () -> assertThat(lines).hasValue("one\n"));
    request.end("two\n").await(60, SECONDS);
    ended.await(60, SECONDS);
    assertThat(lines).hasValue("one\ntwo\n");
  }

  @Test
  void keepsLittleForAReaderWhoDoesNotRead() throws Exception {
    AtomicLong flooded = new AtomicLong();
    service.answer(request -> new Flood(request.response().setChunked(true), flooded).write());
    HttpClientResponse answer = slowly("/files/a");
    assertThat(settled(flooded)).isLessThan(LITTLE);
    answer.request().connection().close().await(60, SECONDS);
    Eventually.that(LIMIT, () -> assertThat(service.connections()).isZero());
  }

  private HttpClientResponse slowly(String path) throws Exception {
    return onLoop(
            () ->
                request(HttpMethod.GET, path)
                    .compose(HttpClientRequest::send)
                    .onSuccess(HttpClientResponse::pause))
        .await(60, SECONDS);
  }

  @Test
  void keepsLittleOfABodyThatIsNotTaken() throws Exception {
    service.answer(HttpServerRequest::pause);
    AtomicLong flooded = new AtomicLong();
    HttpClientRequest request = request(HttpMethod.POST, "/files/a").await(60, SECONDS);
    Flood flood = new Flood(request.setChunked(true), flooded);
    Future<Integer> status = request.response().map(HttpClientResponse::statusCode);
    vertx.runOnContext(loop -> flood.write());
    Eventually.that(LIMIT, () -> assertThat(service.requests()).isOne());
    assertThat(settled(flooded)).isLessThan(LITTLE);
    flood.stop();
    service.die();
    assertThat(status.await(60, SECONDS)).isEqualTo(503);
  }

  /** Until the flood has stood still for a good while. */
  private static long settled(AtomicLong flooded) {
    long[] last = {-1};
    int[] still = {0};
    Eventually.that(
        Duration.ofSeconds(60),
        () -> {
          long now = flooded.get();
          still[0] = now > 0 && now == last[0] ? still[0] + 1 : 0;
          last[0] = now;
          assertThat(still[0]).isGreaterThan(STILL_LOOKS);
        });
    return last[0];
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1000"})
  void cutsAnAnswerThatBreaksOffHalfWay(String length) throws Exception {
    service.answer(
        request -> {
          HttpServerResponse response = request.response();
          if (length.isEmpty()) {
            response.setChunked(true);
          } else {
            response.putHeader("content-length", length);
          }
          response.write("half").onSuccess(written -> request.connection().close());
        });
    AtomicReference<HttpClientResponse> head = new AtomicReference<>();
    Future<Buffer> body =
        onLoop(
            () ->
                request(HttpMethod.GET, "/files/a")
                    .compose(HttpClientRequest::send)
                    .onSuccess(head::set)
                    .compose(HttpClientResponse::body));
    assertThatThrownBy(() -> body.await(60, SECONDS)).hasMessageContaining("closed");
    assertThat(head.get().statusCode()).isEqualTo(200);
    Eventually.that(LIMIT, () -> assertThat(passages("broken")).isEqualTo(1));
    assertThat(passages("complete")).isZero();
  }

  @Test
  void tellsOfAnAnswerThatBreaksOffBeforeItsBody() throws Exception {
    service.answer(
        request ->
            request
                .response()
                .putHeader("content-length", "1000")
                .putHeader("etag", "\"7\"")
                .writeHead()
                .onSuccess(written -> request.connection().close()));
    Read answer = read(HttpMethod.GET, "/files/a");
    assertThat(answer.head().statusCode()).isEqualTo(503);
    assertThat(answer.head().getHeader("etag")).isNull();
    assertThat(answer.json().getInteger("status")).isEqualTo(503);
  }

  @Test
  void hangsUpWhenTheReaderLeavesBeforeTheAnswer() throws Exception {
    service.answer(request -> {});
    HttpClientRequest request = request(HttpMethod.GET, "/files/a").await(60, SECONDS);
    request.send();
    Eventually.that(LIMIT, () -> assertThat(service.requests()).isEqualTo(1));
    request.connection().close().await(60, SECONDS);
    Eventually.that(LIMIT, () -> assertThat(service.connections()).isZero());
    Eventually.that(LIMIT, () -> assertThat(passages("left")).isEqualTo(1));
  }

  @Test
  void hangsUpWhenTheReaderLeavesBetweenTwoPieces() throws Exception {
    service.answer(request -> request.response().setChunked(true).write("first"));
    HttpClientResponse answer = get("/files/a");
    answer.request().connection().close().await(60, SECONDS);
    Eventually.that(LIMIT, () -> assertThat(service.connections()).isZero());
    Eventually.that(LIMIT, () -> assertThat(passages("left")).isEqualTo(1));
  }

  @Test
  void cutsABodyThatBreaksOffHalfWay() throws Exception {
    AtomicReference<String> end = new AtomicReference<>("");
    service.answer(
        request -> {
          request.handler(piece -> {});
          request.endHandler(ended -> end.set("whole"));
          request.exceptionHandler(failure -> end.set("broken"));
        });
    HttpClientRequest request = request(HttpMethod.POST, "/files/a").await(60, SECONDS);
    request.setChunked(true).write("half").await(60, SECONDS);
    Eventually.that(LIMIT, () -> assertThat(service.requests()).isEqualTo(1));
    request.connection().close().await(60, SECONDS);
    Eventually.that(LIMIT, () -> assertThat(end).hasValue("broken"));
  }

  @Test
  void passesARefusalOnBeforeTheBodyHasEnded() throws Exception {
    service.answer(
        request ->
            request
                .response()
                .setStatusCode(413)
                .putHeader("content-type", "application/problem+json")
                .end(
                    "{\"type\":\"t\",\"title\":\"t\",\"status\":413,\"detail\":\"at most 8 MiB\","
                        + "\"instance\":\"/images\"}"));
    HttpClientRequest request = request(HttpMethod.POST, "/files/a").await(60, SECONDS);
    Future<Read> refused = request.response().compose(InternalClientIT::read);
    request.setChunked(true).write(Flood.BLOCK).await(60, SECONDS);
    Read answer = refused.await(60, SECONDS);
    assertThat(answer.head().statusCode()).isEqualTo(413);
    assertThat(answer.json().getString("detail")).isEqualTo("at most 8 MiB");
    assertThat(answer.json().getString("instance")).isEqualTo("/files/a");
    for (int i = 0; i < 100; i++) { // Goes nowhere, but does not get stuck.
      request.write(Flood.BLOCK).await(60, SECONDS);
    }
    request.end().await(60, SECONDS);
    assertThat(read(HttpMethod.GET, "/files/a").head().statusCode()).isEqualTo(413);
  }

  @Test
  void triesAnotherInstanceWhereOneCannotBeReached() throws Exception {
    service.answer(request -> request.response().end("one"));
    try (FakeInternal other = FakeInternal.start(node, "two")) {
      other.answer(request -> request.response().end("two"));
      other.die();
      for (int i = 0; i < 20; i++) {
        assertThat(read(HttpMethod.GET, "/files/" + i).body()).hasToString("one");
      }
    }
    assertThat(service.requests()).isEqualTo(20);
  }

  @Test
  void sendsARequestOnlyOnce() throws Exception {
    service.answer(request -> request.connection().close());
    try (FakeInternal other = FakeInternal.start(node, "two")) {
      other.answer(request -> request.connection().close());
      Read answer = read(HttpMethod.GET, "/files/a");
      assertThat(answer.head().statusCode()).isEqualTo(503);
      assertThat(service.requests() + other.requests()).isEqualTo(1);
    }
  }

  @Test
  void leadsAKeyToOneInstance() throws Exception {
    service.answer(request -> request.response().end("one"));
    try (FakeInternal other = FakeInternal.start(node, "two")) {
      other.answer(request -> request.response().end("two"));
      for (int i = 0; i < 20; i++) {
        String first = read(HttpMethod.GET, "/files/" + i).body().toString();
        assertThat(read(HttpMethod.GET, "/files/" + i).body()).hasToString(first);
      }
      assertThat(service.requests()).isPositive();
      assertThat(other.requests()).isPositive();
    }
  }

  @Test
  void saysThatTheServiceIsAway() throws Exception {
    service.die();
    Read answer = read(HttpMethod.GET, "/files/a");
    assertThat(answer.head().statusCode()).isEqualTo(503);
    assertThat(answer.head().getHeader("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.head().getHeader("retry-after")).isNotBlank();
  }

  @Test
  void refusesABodyThatThereIsNoWayFor() throws Exception {
    service.die();
    Buffer body = Buffer.buffer(new byte[4_000_000]);
    int status =
        onLoop(
                () ->
                    request(HttpMethod.POST, "/files/a")
                        .compose(request -> request.send(body))
                        .map(HttpClientResponse::statusCode))
            .await(60, SECONDS);
    assertThat(status).isEqualTo(503);
    assertThat(read(HttpMethod.GET, "/files/a").head().statusCode()).isEqualTo(503);
  }

  @Test
  void doesNotWaitForEverForAnInstanceThatIsStuck() throws Exception {
    service.answer(request -> {});
    Read answer = read(HttpMethod.GET, "/soon/a");
    assertThat(answer.head().statusCode()).isEqualTo(503);
    Eventually.that(LIMIT, () -> assertThat(service.connections()).isZero());
  }

  @Test
  void tellsNobodyThatTheSecretDiffers() throws Exception {
    service.answer(request -> request.response().setStatusCode(401).end("for services only"));
    Read answer = read(HttpMethod.GET, "/files/a");
    assertThat(answer.head().statusCode()).isEqualTo(500);
    assertThat(answer.body().toString()).doesNotContain("services", "SECRET");
  }
}
