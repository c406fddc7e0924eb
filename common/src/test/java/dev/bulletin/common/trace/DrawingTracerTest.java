package dev.bulletin.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.testing.Eventually;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Servers, a bus and a client of one Vert.x that is traced, asked by one that is not. */
class DrawingTracerTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SAMPLED = "00-" + TRACE + "-00f067aa0ba902b7-01";

  private final RecordedSpans spans = new RecordedSpans();
  private final Vertx vertx = spans.vertx();
  private final Vertx stranger = Vertx.vertx();
  private final HttpClient asking = stranger.createHttpClient();
  private final List<Map<String, String>> heard = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    vertx.close().await();
    stranger.close().await();
  }

  @Test
  void atAPublicDoorAStrangersTraceIsNotHeard() {
    int door = listen(TracingPolicy.ALWAYS);
    spans.draw.set(false);
    assertThat(get(door, "/x", Map.of("traceparent", SAMPLED))).isEqualTo(200);
    spans.draw.set(true);
    assertThat(get(door, "/y", Map.of("traceparent", SAMPLED))).isEqualTo(200);
    assertThat(path(only())).isEqualTo("/y");
    assertThat(only().getTraceId()).isNotEqualTo(TRACE);
    assertThat(only().getParentSpanContext().isValid()).isFalse();
  }

  @Test
  void whatWasNotDrawnHasNoSpanAnywhere() {
    int door = listen(TracingPolicy.ALWAYS);
    int own = listen(TracingPolicy.PROPAGATE);
    spans.draw.set(false);
    assertThat(get(door, "/ask?port=" + own, Map.of())).isEqualTo(200);
    spans.draw.set(true);
    assertThat(get(door, "/last", Map.of())).isEqualTo(200);
    assertThat(path(only())).isEqualTo("/last");
    assertThat(heard)
        .hasSize(3)
        .allSatisfy(headers -> assertThat(headers).doesNotContainKey("traceparent"));
  }

  @Test
  void atADoorForOurOwnATraceGoesOn() {
    int own = listen(TracingPolicy.PROPAGATE);
    spans.draw.set(false);
    assertThat(get(own, "/x", Map.of())).isEqualTo(200);
    assertThat(get(own, "/y", Map.of("traceparent", SAMPLED))).isEqualTo(200);
    assertThat(path(only())).isEqualTo("/y");
    assertThat(only().getTraceId()).isEqualTo(TRACE);
  }

  @Test
  void oneTraceGoesThroughServersClientsAndTheBus() {
    int door = listen(TracingPolicy.ALWAYS);
    int own = listen(TracingPolicy.PROPAGATE);
    vertx
        .eventBus()
        .consumer("test.ask@n1", message -> message.reply("answer"))
        .completion()
        .await();
    assertThat(get(door, "/ask?port=" + own + "&key=hush", Map.of())).isEqualTo(200);
    Eventually.that(LIMIT, () -> assertThat(spans.ended()).hasSize(5));
    assertThat(spans.ended().stream().map(SpanData::getTraceId).distinct()).hasSize(1);
    assertThat(spans.ended().stream().map(SpanData::getName).collect(Collectors.toList()))
        .containsExactlyInAnyOrder("GET", "GET", "GET", "test.ask", "test.ask");
  }

  @Test
  void nothingIsToldOfQueries() {
    int door = listen(TracingPolicy.ALWAYS);
    int own = listen(TracingPolicy.PROPAGATE);
    assertThat(get(door, "/ask?port=" + own + "&key=hush", Map.of("authorization", "hush")))
        .isEqualTo(200);
    Eventually.that(LIMIT, () -> assertThat(spans.ended()).hasSizeGreaterThanOrEqualTo(4));
    assertThat(spans.ended())
        .allSatisfy(span -> assertThat(span.toString()).doesNotContain("hush"));
    assertThat(spans.ended().stream().map(span -> RecordedSpans.tag(span, "url.full")))
        .contains("http://127.0.0.1:" + own + "/own");
  }

  @Test
  void aFailureIsToldWithoutItsMessage() {
    int door = listen(TracingPolicy.ALWAYS);
    assertThat(get(door, "/ask?port=1&key=hush", Map.of())).isEqualTo(500);
    Eventually.that(LIMIT, () -> assertThat(spans.ended()).isNotEmpty());
    SpanData served = spans.named("GET");
    assertThat(served.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(spans.ended()).allSatisfy(span -> assertThat(span.getEvents()).isEmpty());
  }

  @Test
  void aCallThatIsRefusedIsToldWithoutWhatWasSaid() {
    int door = listen(TracingPolicy.ALWAYS);
    int own = listen(TracingPolicy.PROPAGATE);
    vertx
        .eventBus()
        .consumer("test.ask@n1", message -> message.fail(500, "hush"))
        .completion()
        .await();
    assertThat(get(door, "/ask?port=" + own, Map.of())).isEqualTo(200);
    Eventually.that(LIMIT, () -> assertThat(spans.ended()).hasSize(5));
    assertThat(spans.ended())
        .filteredOn(span -> span.getStatus().getStatusCode() == StatusCode.ERROR)
        .extracting(SpanData::getName)
        .contains("test.ask");
    assertThat(spans.ended()).allSatisfy(DrawingTracerTest::checkThatNothingWasSaid);
  }

  private static void checkThatNothingWasSaid(SpanData span) {
    assertThat(span.getEvents()).isEmpty();
    assertThat(span.getStatus().getDescription()).isEmpty();
  }

  @Test
  void aRequestToSpeakAnotherProtocolIsNotTraced() {
    int door = listen(TracingPolicy.ALWAYS);
    assertThat(get(door, "/x", Map.of("connection", "upgrade", "upgrade", "websocket")))
        .isEqualTo(200);
    assertThat(get(door, "/y", Map.of())).isEqualTo(200);
    assertThat(path(only())).isEqualTo("/y");
  }

  @Test
  void aSpanNamesTheRequestAsItsAnswerDoes() {
    int door = listen(TracingPolicy.ALWAYS);
    assertThat(get(door, "/x", Map.of())).isEqualTo(200);
    assertThat(RecordedSpans.tag(only(), "request_id")).isEqualTo("r-17");
  }

  private SpanData only() {
    Eventually.that(LIMIT, () -> assertThat(spans.ended()).isNotEmpty());
    assertThat(spans.ended()).hasSize(1);
    return spans.ended().get(0);
  }

  private static String path(SpanData span) {
    return RecordedSpans.tag(span, "url.path");
  }

  private int listen(TracingPolicy policy) {
    return vertx
        .createHttpServer(new HttpServerOptions().setTracingPolicy(policy))
        .requestHandler(this::answer)
        .listen(0, "127.0.0.1")
        .await()
        .actualPort();
  }

  private void answer(HttpServerRequest request) {
    heard.add(Map.copyOf(headers(request)));
    request.response().putHeader("x-request-id", "r-17");
    Future<?> asked =
        request.path().equals("/ask")
            ? ask(Integer.parseInt(request.getParam("port")))
            : Future.succeededFuture();
    asked.onComplete(done -> request.response().setStatusCode(done.succeeded() ? 200 : 500).end());
  }

  private static Map<String, String> headers(HttpServerRequest request) {
    return request.headers().entries().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
  }

  private Future<?> ask(int port) {
    return vertx
        .createHttpClient()
        .request(HttpMethod.GET, port, "127.0.0.1", "/own?key=hush")
        .compose(request -> request.send().compose(HttpClientResponse::end))
        .compose(answered -> vertx.eventBus().request("test.ask@n1", "question").otherwiseEmpty());
  }

  private int get(int port, String uri, Map<String, String> headers) {
    RequestOptions options = new RequestOptions().setHost("127.0.0.1").setPort(port).setURI(uri);
    headers.forEach(options::putHeader);
    return asking
        .request(options)
        .compose(
            request ->
                request.send().compose(answer -> answer.end().map(end -> answer.statusCode())))
        .await();
  }
}
