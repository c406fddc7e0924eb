package dev.bulletin.common.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A Vert.x whose spans are kept, and a draw that is set by hand. */
final class RecordedSpans {
  final AtomicBoolean draw = new AtomicBoolean(true);
  private final InMemorySpanExporter spans = InMemorySpanExporter.create();

  Vertx vertx() {
    var provider =
        SdkTracerProvider.builder()
            .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
            .addSpanProcessor(SimpleSpanProcessor.create(spans))
            .build();
    return new Traces(Optional.of(provider), draw::get).on(Vertx.builder()).build();
  }

  /** Those that have ended. */
  List<SpanData> ended() {
    return spans.getFinishedSpanItems();
  }

  SpanData named(String name) {
    return ended().stream().filter(span -> span.getName().equals(name)).findFirst().orElseThrow();
  }

  static String tag(SpanData span, String name) {
    return span.getAttributes().get(AttributeKey.stringKey(name));
  }
}
