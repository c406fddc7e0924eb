package dev.bulletin.report.transfer;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a stream's elements: several are in work at once, and the results come out in the
 * order of the elements. An element is taken only when another's result has been handed on, so that
 * no more wait in memory than are in work. Not thread-safe: lives on the event loop of the stream.
 */
final class OrderedWork<T, R> implements ReadStream<R> {
  private final ReadStream<T> source;
  private final int atOnce;
  private final Function<T, Future<R>> work;
  private final Deque<Future<R>> underWay = new ArrayDeque<>();
  private @Nullable Handler<R> handler;
  private @Nullable Handler<Throwable> exceptionHandler;
  private @Nullable Handler<Void> endHandler;
  private long demand = Long.MAX_VALUE;
  private boolean handingOn;
  private boolean sourceEnded;
  private boolean over;

  /** Works on as many elements at once, each result ending on the event loop of the source. */
  OrderedWork(ReadStream<T> source, int atOnce, Function<T, Future<R>> work) {
    this.source = source;
    this.atOnce = atOnce;
    this.work = work;
  }

  @Override
  public ReadStream<R> handler(@Nullable Handler<R> handler) {
    boolean first = this.handler == null && handler != null && !over;
    this.handler = handler;
    if (first) {
      start();
    } else if (handler == null) {
      over = true;
      source.handler(null);
    }
    return this;
  }

  private void start() {
    source.exceptionHandler(this::fail);
    source.endHandler(this::end);
    source.pause();
    source.handler(this::take);
    source.fetch(atOnce);
  }

  private void take(T element) {
    Future<R> result = Future.succeededFuture(element).compose(work);
    underWay.add(result);
    result.onComplete(done -> handOn());
  }

  private void end(@Nullable Void nothing) {
    sourceEnded = true;
    handOn();
  }

  /** A result that is handed on may ask for more by itself; it gets it from the loop under way. */
  private void handOn() {
    if (handingOn) {
      return;
    }
    handingOn = true;
    while (!over && demand > 0 && hasResult()) {
      handOn(underWay.remove());
    }
    handingOn = false;
    if (!over && sourceEnded && underWay.isEmpty()) {
      over = true;
      tellEnd();
    }
  }

  private boolean hasResult() {
    return !underWay.isEmpty() && underWay.peek().isComplete();
  }

  private void handOn(Future<R> result) {
    if (result.failed()) {
      fail(result.cause());
      return;
    }
    demand = demand == Long.MAX_VALUE ? demand : demand - 1;
    tell(handler, result.result());
    source.fetch(1);
  }

  /** Ends it so, whatever is still under way. */
  void fail(Throwable failure) {
    if (!over) {
      over = true;
      tell(exceptionHandler, failure);
    }
  }

  private void tellEnd() {
    if (endHandler != null) {
      endHandler.handle(null);
    }
  }

  private static <E> void tell(@Nullable Handler<E> handler, E event) {
    if (handler != null) {
      handler.handle(event);
    }
  }

  @Override
  public ReadStream<R> exceptionHandler(@Nullable Handler<Throwable> handler) {
    exceptionHandler = handler;
    return this;
  }

  @Override
  public ReadStream<R> endHandler(@Nullable Handler<Void> handler) {
    endHandler = handler;
    return this;
  }

  @Override
  public ReadStream<R> pause() {
    demand = 0;
    return this;
  }

  @Override
  public ReadStream<R> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ReadStream<R> fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    handOn();
    return this;
  }
}
