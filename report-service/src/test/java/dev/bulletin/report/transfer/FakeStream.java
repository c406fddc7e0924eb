package dev.bulletin.report.transfer;

import io.vertx.core.Handler;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Gives what it has as far as it is asked for, at once; then the end, or a failure. */
final class FakeStream<T> implements ReadStream<T> {
  private final Deque<T> waiting;
  private final Throwable failure;
  private Handler<T> handler;
  private Handler<Throwable> exceptionHandler;
  private Handler<Void> endHandler;
  private long demand = Long.MAX_VALUE;
  private boolean giving;
  private boolean over;

  private FakeStream(List<T> elements, Throwable failure) {
    this.waiting = new ArrayDeque<>(elements);
    this.failure = failure;
  }

  static <T> FakeStream<T> of(List<T> elements) {
    return new FakeStream<>(elements, null);
  }

  static <T> FakeStream<T> failing(List<T> elements, Throwable failure) {
    return new FakeStream<>(elements, failure);
  }

  int waiting() {
    return waiting.size();
  }

  private void give() {
    if (giving || handler == null) {
      return;
    }
    giving = true;
    while (demand > 0 && !waiting.isEmpty()) {
      demand = demand == Long.MAX_VALUE ? demand : demand - 1;
      handler.handle(waiting.remove());
    }
    giving = false;
    if (waiting.isEmpty() && demand > 0 && !over) {
      over = true;
      end();
    }
  }

  private void end() {
    if (failure == null) {
      endHandler.handle(null);
    } else {
      exceptionHandler.handle(failure);
    }
  }

  @Override
  public ReadStream<T> handler(Handler<T> handler) {
    this.handler = handler;
    give();
    return this;
  }

  @Override
  public ReadStream<T> exceptionHandler(Handler<Throwable> handler) {
    exceptionHandler = handler;
    return this;
  }

  @Override
  public ReadStream<T> endHandler(Handler<Void> handler) {
    endHandler = handler;
    return this;
  }

  @Override
  public ReadStream<T> pause() {
    demand = 0;
    return this;
  }

  @Override
  public ReadStream<T> resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ReadStream<T> fetch(long amount) {
    demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
    give();
    return this;
  }
}
