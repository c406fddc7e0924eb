package dev.bulletin.common.trace;

import dev.bulletin.common.web.RequestId;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.vertx.core.Context;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.tracing.opentelemetry.OpenTelemetryTracingFactory;
import io.vertx.tracing.opentelemetry.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x's own spans, for requests that were drawn: what belongs to another has none, here and on
 * all nodes that it goes through, and costs one draw. Thread-safe.
 *
 * <p>A server with the policy ALWAYS is a public door: what its callers say of a trace is not
 * heard, or anybody could have each of his requests traced. With PROPAGATE it is one for our own
 * nodes, which are believed.
 */
final class DrawingTracer implements VertxTracer<Operation, Operation> {
  private static final int FAULT = 500;

  private final VertxTracer<Operation, Operation> spans;
  private final Tracer tracer;
  private final BooleanSupplier draw;

  private DrawingTracer(
      VertxTracer<Operation, Operation> spans, Tracer tracer, BooleanSupplier draw) {
    this.spans = spans;
    this.tracer = tracer;
    this.draw = draw;
  }

  @SuppressWarnings("unchecked") // What the factory makes it does not say.
  static DrawingTracer of(TracerProvider provider, BooleanSupplier draw) {
    var vertx = new OpenTelemetryTracingFactory(new Provided(provider));
    var spans = (VertxTracer<Operation, Operation>) vertx.tracer(new TracingOptions());
    return new DrawingTracer(spans, provider.get("dev.bulletin"), draw);
  }

  /** Spans, and the W3C's headers to carry them; no baggage, which anybody could fill. */
  private record Provided(TracerProvider spans) implements OpenTelemetry {
    @Override
    public TracerProvider getTracerProvider() {
      return spans;
    }

    @Override
    public ContextPropagators getPropagators() {
      return ContextPropagators.create(W3CTraceContextPropagator.getInstance());
    }
  }

  /** Makes spans of ours. */
  Tracer tracer() {
    return tracer;
  }

  /** Whether something that begins now is traced. */
  boolean draws() {
    return draw.getAsBoolean();
  }

  @Override
  public <R> @Nullable Operation receiveRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      Iterable<Map.Entry<String, String>> headers,
      TagExtractor<R> tags) {
    boolean door = policy == TracingPolicy.ALWAYS;
    if (door && (isUpgrade(request) || !draws())) {
      return null;
    }
    var told = new ToldTags<>(tags);
    Operation received =
        spans.receiveRequest(
            context, kind, policy, request, operation, door ? List.of() : headers, told);
    return named(received, request, told);
  }

  /** A connection of hours is no request, and Vert.x does not end its span. */
  private static boolean isUpgrade(Object request) {
    return request instanceof HttpServerRequest http
        && http.headers().contains(HttpHeaders.UPGRADE);
  }

  @Override
  public <R> @Nullable Operation sendRequest(
      Context context,
      SpanKind kind,
      TracingPolicy policy,
      R request,
      String operation,
      BiConsumer<String, String> headers,
      TagExtractor<R> tags) {
    var told = new ToldTags<>(tags);
    Operation sent = spans.sendRequest(context, kind, policy, request, operation, headers, told);
    return named(sent, request, told);
  }

  /** Vert.x calls all statements, all commands and all messages alike. */
  private static <R> @Nullable Operation named(
      @Nullable Operation operation, R request, ToldTags<R> tags) {
    if (operation != null) {
      SpanName.of(tags, request).ifPresent(operation.span()::updateName);
    }
    return operation;
  }

  @Override
  public <R> void sendResponse(
      Context context,
      R response,
      @Nullable Operation operation,
      @Nullable Throwable failure,
      TagExtractor<R> tags) {
    if (operation == null) {
      return;
    }
    if (response instanceof HttpServerResponse http) {
      tellRequestId(operation.span(), http);
    }
    tell(operation.span(), failure);
    spans.sendResponse(context, response, operation, null, new ToldTags<>(tags));
  }

  private static void tellRequestId(Span span, HttpServerResponse response) {
    String id = response.headers().get(RequestId.HEADER);
    if (id != null) {
      span.setAttribute("request_id", id);
    }
    if (response.getStatusCode() >= FAULT) {
      span.setStatus(StatusCode.ERROR);
    }
  }

  @Override
  public <R> void receiveResponse(
      Context context,
      R response,
      @Nullable Operation operation,
      @Nullable Throwable failure,
      TagExtractor<R> tags) {
    if (operation != null) {
      tell(operation.span(), failure);
      spans.receiveResponse(context, response, operation, null, new ToldTags<>(tags));
    }
  }

  /** What failed, without its message: PostgreSQL's name the values. */
  static void tell(Span span, @Nullable Throwable failure) {
    if (failure == null) {
      return;
    }
    if (failure instanceof ReplyException reply
        && reply.failureType() == ReplyFailure.RECIPIENT_FAILURE) {
      span.setAttribute("error.type", Integer.toString(reply.failureCode()));
      span.setStatus(reply.failureCode() < FAULT ? StatusCode.UNSET : StatusCode.ERROR);
      return;
    }
    span.setAttribute("error.type", failure.getClass().getName());
    span.setStatus(StatusCode.ERROR);
  }
}
