package dev.bulletin.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the services' own settings of the log write of traces in JSON. */
class TracedLogTest {
  private final RecordedSpans spans = new RecordedSpans();
  private final Vertx vertx = spans.vertx();
  private final LoggerContext log = new LoggerContext();

  @AfterEach
  void stop() {
    log.stop();
    vertx.close().await();
  }

  @Test
  void aLineOfATracedRequestNamesItsTrace() throws Exception {
    ConsoleAppender<ILoggingEvent> json = json();
    JsonObject line =
        Spans.begin(vertx, "traced", () -> Future.succeededFuture(line(json)))
            .await(30, TimeUnit.SECONDS);
    SpanData traced = spans.named("traced");
    assertThat(line.getString("trace_id")).isEqualTo(traced.getTraceId());
    assertThat(line.getString("span_id")).isEqualTo(traced.getSpanId());
    assertThat(line.getString("message")).isEqualTo("it happened");
  }

  @Test
  void anotherLineSaysNothingOfTraces() throws Exception {
    assertThat(line(json()).fieldNames()).contains("message").doesNotContain("trace_id", "span_id");
  }

  private ConsoleAppender<ILoggingEvent> json() throws Exception {
    log.setMDCAdapter(new LogbackMDCAdapter());
    log.putProperty("bulletin.log.format", "json");
    var settings = new JoranConfigurator();
    settings.setContext(log);
    settings.doConfigure(TracedLogTest.class.getResource("/logback.xml"));
    return (ConsoleAppender<ILoggingEvent>) log.getLogger("ROOT").getAppender("json");
  }

  private JsonObject line(ConsoleAppender<ILoggingEvent> json) {
    var event = new LoggingEvent("", log.getLogger("test"), Level.INFO, "it happened", null, null);
    return new JsonObject(new String(json.getEncoder().encode(event), StandardCharsets.UTF_8));
  }
}
