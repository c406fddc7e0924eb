package dev.bulletin.common.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.tracing.opentelemetry.VertxContextStorageProvider.VertxContextStorage;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Spans of ours, where Vert.x has none. Where the request at hand is not traced, and where traces
 * are off, nothing happens but what is asked for.
 */
public final class Spans {
  private Spans() {}

  /** A call of a stranger, who is not told of the trace. */
  public static <T> Future<T> call(String name, String host, Supplier<Future<T>> call) {
    Optional<Span> span = start(name, SpanKind.CLIENT);
    span.ifPresent(begun -> begun.setAttribute("server.address", host));
    return span.isEmpty() ? call.get() : call.get().onComplete(ended -> end(span.get(), ended));
  }

  /**
   * The wait for what was begun for another. What follows belongs to who has waited, not to the
   * other.
   */
  public static <T> Future<T> await(String name, Future<T> begun) {
    return start(name, SpanKind.INTERNAL).map(span -> await(span, begun)).orElse(begun);
  }

  private static <T> Future<T> await(Span span, Future<T> begun) {
    Promise<T> own = ContextInternal.current().promise();
    begun.onComplete(ended -> end(span, ended)).onComplete(own);
    return own.future();
  }

  private static Optional<Span> start(String name, SpanKind kind) {
    ContextInternal here = ContextInternal.current();
    return here != null && here.tracer() instanceof DrawingTracer tracer && isTraced()
        ? Optional.of(tracer.tracer().spanBuilder(name).setSpanKind(kind).startSpan())
        : Optional.empty();
  }

  private static boolean isTraced() {
    return Span.fromContextOrNull(Context.current()) != null;
  }

  private static void end(Span span, AsyncResult<?> ended) {
    DrawingTracer.tell(span, ended.cause());
    span.end();
  }

  /** Work that nobody asked for, such as that of a timer: traced if it is drawn. */
  public static <T> Future<T> begin(Vertx vertx, String name, Supplier<Future<T>> work) {
    ContextInternal here = (ContextInternal) vertx.getOrCreateContext();
    return here.tracer() instanceof DrawingTracer tracer && tracer.draws()
        ? begin(here, tracer.tracer().spanBuilder(name).setNoParent().startSpan(), work)
        : work.get();
  }

  /** In a context of its own, which all that the work does finds itself in. */
  private static <T> Future<T> begin(ContextInternal here, Span span, Supplier<Future<T>> work) {
    ContextInternal inside = here.unwrap().duplicate();
    VertxContextStorage.INSTANCE.attach(inside, Context.root().with(span));
    Promise<T> ended = here.promise();
    inside.dispatch(
        start ->
            Future.succeededFuture()
                .compose(begun -> work.get())
                .onComplete(result -> end(span, result))
                .onComplete(ended));
    return ended.future();
  }

  /** The trace that the work at hand belongs to; not valid where it belongs to none. */
  public static SpanContext current() {
    return Span.current().getSpanContext();
  }
}
