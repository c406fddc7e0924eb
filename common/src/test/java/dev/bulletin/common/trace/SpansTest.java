package dev.bulletin.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpansTest {
  private final RecordedSpans spans = new RecordedSpans();
  private final Vertx vertx = spans.vertx();

  @AfterEach
  void stop() {
    vertx.close().await();
  }

  @Test
  void workOfATimerIsTracedWhereItIsDrawn() throws Exception {
    spans.draw.set(false);
    assertThat(in("not drawn", Future::succeededFuture)).isEmpty();
    spans.draw.set(true);
    assertThat(in("drawn", Future::succeededFuture)).isNotEmpty();
    assertThat(spans.ended()).hasSize(1);
    assertThat(spans.named("drawn").getParentSpanContext().isValid()).isFalse();
  }

  /** Answers with the trace that the work found itself in. */
  private String in(String name, Supplier<Future<?>> work) throws Exception {
    return Spans.begin(vertx, name, () -> work.get().map(done -> traceHere()))
        .await(30, TimeUnit.SECONDS);
  }

  private static String traceHere() {
    return Spans.current().isValid() ? Spans.current().getTraceId() : "";
  }

  @Test
  void aCallOutsideIsOfTheTraceThatItIsMadeIn() throws Exception {
    in("poll", () -> Spans.call("call of x", "x.example", Future::succeededFuture));
    SpanData call = spans.named("call of x");
    assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(RecordedSpans.tag(call, "server.address")).isEqualTo("x.example");
    assertThat(call.getParentSpanId()).isEqualTo(spans.named("poll").getSpanId());
  }

  @Test
  void aCallThatFailsIsToldWithoutWhatItSaid() throws Exception {
    in(
        "poll",
        () ->
            Spans.call(
                    "call of x", "x", () -> Future.failedFuture(new IllegalStateException("hush")))
                .otherwiseEmpty());
    SpanData call = spans.named("call of x");
    assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(call.toString()).doesNotContain("hush");
  }

  @Test
  void whoWaitsForAnothersWorkHasASpanAndGoesOnInHisOwnTrace() throws Exception {
    Promise<String> pilot = Promise.promise();
    Future<String> joiner =
        Spans.begin(
            vertx, "joiner", () -> Spans.await("wait", pilot.future()).map(landed -> traceHere()));
    String other = in("pilot", () -> landing(pilot));
    String own = joiner.await(30, TimeUnit.SECONDS);
    assertThat(own).isEqualTo(spans.named("joiner").getTraceId()).isNotEqualTo(other);
    assertThat(spans.named("wait").getParentSpanId()).isEqualTo(spans.named("joiner").getSpanId());
  }

  private static Future<Void> landing(Promise<String> passengers) {
    passengers.complete("landed");
    return Future.succeededFuture();
  }

  @Test
  void outsideOfATraceNothingIsAdded() {
    assertThat(Spans.<String>call("call", "x", () -> Future.succeededFuture("a")).result())
        .isEqualTo("a");
    Future<String> begun = Future.succeededFuture("b");
    assertThat(Spans.await("wait", begun)).isSameAs(begun);
    assertThat(spans.ended()).isEmpty();
  }
}
