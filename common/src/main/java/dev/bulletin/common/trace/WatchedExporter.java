package dev.bulletin.common.trace;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the spans that were sent and those that were not, and says once when the collector has
 * gone and when it is back. Thread-safe.
 */
final class WatchedExporter implements SpanExporter {
  private static final org.slf4j.Logger log = LoggerFactory.getLogger(WatchedExporter.class);

  /** Held, or its level would be forgotten: it writes past our log, and a line each time. */
  private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

  private final SpanExporter exporter;
  private final Counter sent;
  private final Counter lost;
  private final AtomicBoolean away = new AtomicBoolean();

  WatchedExporter(SpanExporter exporter, MeterRegistry meters) {
    LIBRARY.setLevel(Level.OFF);
    this.exporter = exporter;
    this.sent = counter(meters, "sent");
    this.lost = counter(meters, "lost");
  }

  private static Counter counter(MeterRegistry meters, String outcome) {
    return Counter.builder("bulletin.trace.spans")
        .description("spans that the collector was sent, and those that it did not take")
        .tag("outcome", outcome)
        .register(meters);
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    CompletableResultCode result = exporter.export(spans);
    return result.whenComplete(() -> exported(spans.size(), result.isSuccess()));
  }

  private void exported(int spans, boolean taken) {
    (taken ? sent : lost).increment(spans);
    if (away.compareAndSet(taken, !taken)) {
      if (taken) {
        log.info("the collector of traces is back");
      } else {
        log.warn("the collector of traces takes no spans, they are lost");
      }
    }
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }
}
