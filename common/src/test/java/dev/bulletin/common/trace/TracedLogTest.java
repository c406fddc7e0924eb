package dev.bulletin.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.log.JsonLog;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the services' own settings of the log write of traces in JSON. */
class TracedLogTest {
  private final RecordedSpans spans = new RecordedSpans();
  private final Vertx vertx = spans.vertx();
  private final JsonLog log = JsonLog.open();

  @AfterEach
  void stop() {
    log.close();
    vertx.close().await();
  }

  @Test
  void aLineOfATracedRequestNamesItsTrace() throws Exception {
    JsonObject line =
        Spans.begin(vertx, "traced", () -> Future.succeededFuture(log.line("it happened")))
            .await(30, TimeUnit.SECONDS);
    SpanData traced = spans.named("traced");
    assertThat(line.getString("trace_id")).isEqualTo(traced.getTraceId());
    assertThat(line.getString("span_id")).isEqualTo(traced.getSpanId());
    assertThat(line.getString("message")).isEqualTo("it happened");
  }

  @Test
  void anotherLineSaysNothingOfTraces() throws Exception {
    assertThat(log.line("it happened").fieldNames())
        .contains("message")
        .doesNotContain("trace_id", "span_id");
  }
}
