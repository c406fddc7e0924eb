package dev.bulletin.common.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.bulletin.common.trace.Spans;
import io.opentelemetry.api.trace.SpanContext;
import java.io.IOException;
import net.logstash.logback.composite.AbstractJsonProvider;

/**
 * Adds {@code trace_id} and {@code span_id} to a log line in JSON that belongs to a traced request,
 * on whatever node. The line must be written by the thread that logs.
 */
public final class TraceFields extends AbstractJsonProvider<ILoggingEvent> {
  @Override
  public void writeTo(JsonGenerator line, ILoggingEvent event) throws IOException {
    SpanContext span = Spans.current();
    if (span.isValid()) {
      line.writeStringField("trace_id", span.getTraceId());
      line.writeStringField("span_id", span.getSpanId());
    }
  }
}
