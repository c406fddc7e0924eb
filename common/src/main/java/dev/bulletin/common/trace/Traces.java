package dev.bulletin.common.trace;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxBuilder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The traces of a node: spans of the share of requests that is traced, sent in the background. When
 * they are off Vert.x has no tracer, and nothing is done for any request.
 */
public final class Traces {
  private static final Duration TO_CONNECT = Duration.ofSeconds(2);
  private static final Duration TO_SEND = Duration.ofSeconds(5);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Some megabytes while the collector is away; what comes then is lost. */
  private static final int MOST_WAITING = 2_048;

  private static final int LONGEST_VALUE = 1_000;

  private final Optional<SdkTracerProvider> spans;
  private final BooleanSupplier draw;

  Traces(Optional<SdkTracerProvider> spans, BooleanSupplier draw) {
    this.spans = spans;
    this.draw = draw;
  }

  /**
   * Begins nothing where traces are off.
   *
   * @param name of the service, as its spans name it
   * @param instance of it
   */
  public static Traces open(
      TraceConfig config, String name, String instance, MeterRegistry meters) {
    return config.isOn()
        ? new Traces(Optional.of(sending(config, name, instance, meters)), draw(config.oneIn()))
        : new Traces(Optional.empty(), () -> false);
  }

  private static BooleanSupplier draw(int oneIn) {
    return () -> ThreadLocalRandom.current().nextInt(oneIn) == 0;
  }

  private static SdkTracerProvider sending(
      TraceConfig config, String name, String instance, MeterRegistry meters) {
    var exporter =
        OtlpHttpSpanExporter.builder()
            .setEndpoint(config.endpoint())
            .setCompression("gzip")
            .setConnectTimeout(TO_CONNECT)
            .setTimeout(TO_SEND)
            .setRetryPolicy(null)
            .build();
    var processor =
        BatchSpanProcessor.builder(new WatchedExporter(exporter, meters))
            .setScheduleDelay(EVERY)
            .setExporterTimeout(TO_SEND)
            .setMaxQueueSize(MOST_WAITING)
            .build();
    return SdkTracerProvider.builder()
        .setResource(resource(name, instance))
        // Who is not drawn has no span at all; what comes from another node was drawn there.
        .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
        .setSpanLimits(limits())
        .addSpanProcessor(processor)
        .build();
  }

  private static Resource resource(String name, String instance) {
    return Resource.getDefault()
        .merge(
            Resource.create(
                Attributes.of(
                    AttributeKey.stringKey("service.namespace"),
                    "bulletin",
                    AttributeKey.stringKey("service.name"),
                    name,
                    AttributeKey.stringKey("service.instance.id"),
                    instance)));
  }

  private static SpanLimits limits() {
    return SpanLimits.builder().setMaxAttributeValueLength(LONGEST_VALUE).build();
  }

  /** From now on what is built is traced, if traces are on. */
  public VertxBuilder on(VertxBuilder vertx) {
    return spans
        .map(provider -> vertx.withTracer(options -> DrawingTracer.of(provider, draw)))
        .orElse(vertx);
  }

  /** Sends what waits to be sent, for that long at most; what ends later is not told. */
  public Future<Void> close(Duration limit) {
    return spans
        .map(provider -> ended(provider.shutdown()))
        .orElseGet(Future::succeededFuture)
        .timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static Future<Void> ended(CompletableResultCode sending) {
    Promise<Void> ended = Promise.promise();
    sending.whenComplete(ended::complete);
    return ended.future();
  }
}
