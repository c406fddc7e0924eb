package dev.bulletin.gateway.api;

import dev.bulletin.common.bus.Call;
import dev.bulletin.common.lifecycle.Node;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stands in for the services behind the API: answers each call as it is told, and remembers. */
final class FakeService {
  private final Map<String, Function<Record, Future<? extends Record>>> answersByAddress =
      new ConcurrentHashMap<>();
  private volatile @Nullable RuntimeException failingAll;
  private final Queue<Record> asked = new ConcurrentLinkedQueue<>();

  private Node node;

  /** From now on it can be told what to answer. */
  void startOn(Node running) {
    node = running;
  }

  <Q extends Record, A extends Record> void give(Call<Q, A> call, A answer) {
    answer(call, question -> Future.succeededFuture(answer));
  }

  <Q extends Record, A extends Record> void refuse(Call<Q, A> call, RuntimeException failure) {
    answer(call, question -> Future.failedFuture(failure));
  }

  /** Whatever is asked; null ends that. */
  void refuseAll(@Nullable RuntimeException failure) {
    failingAll = failure;
  }

  <Q extends Record, A extends Record> void answer(Call<Q, A> call, Function<Q, Future<A>> how) {
    Function<Record, Future<? extends Record>> answer =
        question -> how.apply(call.question().cast(question));
    if (answersByAddress.put(call.address(), answer) == null) {
      node.bus().answer(call, question -> ask(call, question)).await();
      node.announcer().serve(call.service());
    }
  }

  private <Q extends Record, A extends Record> Future<A> ask(Call<Q, A> call, Q question) {
    asked.add(question);
    RuntimeException failure = failingAll;
    if (failure != null) {
      return Future.failedFuture(failure);
    }
    return answersByAddress.get(call.address()).apply(question).map(call.answer()::cast);
  }

  /** What was asked last of that type. */
  <Q extends Record> Q last(Class<Q> type) {
    return asked.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " was asked"));
  }

  long count(Class<? extends Record> type) {
    return asked.stream().filter(type::isInstance).count();
  }
}
