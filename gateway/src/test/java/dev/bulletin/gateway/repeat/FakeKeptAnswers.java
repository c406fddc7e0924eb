package dev.bulletin.gateway.repeat;

import dev.bulletin.gateway.inner.CollectedAnswer;
import dev.bulletin.gateway.openapi.ApiDocument;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Answers in memory, for good. */
public final class FakeKeptAnswers implements KeptAnswers {
  private final Map<String, KeyedWrite> writes = new ConcurrentHashMap<>();
  private final Map<String, CollectedAnswer> answers = new ConcurrentHashMap<>();

  private FakeKeptAnswers() {}

  /** Keys of a gateway of its own. */
  public static IdempotencyKeys keys(ApiDocument document, Clock clock) {
    return new IdempotencyKeys(document, new FakeKeptAnswers(), clock);
  }

  private static String id(KeyedWrite write) {
    return write.caller() + " " + write.key();
  }

  @Override
  public Future<Standing> begin(KeyedWrite write) {
    KeyedWrite first = writes.putIfAbsent(id(write), write);
    if (first == null) {
      return Future.succeededFuture(new Standing.Fresh());
    }
    if (!first.fingerprint().equals(write.fingerprint())) {
      return Future.succeededFuture(new Standing.Other());
    }
    CollectedAnswer answer = answers.get(id(write));
    return Future.succeededFuture(answer == null ? unanswered(write) : new Standing.Done(answer));
  }

  private static Standing unanswered(KeyedWrite write) {
    return write.isSafe() ? new Standing.Fresh() : new Standing.Running();
  }

  @Override
  public Future<Void> finish(KeyedWrite write, CollectedAnswer answer) {
    answers.put(id(write), answer);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> forget(KeyedWrite write) {
    writes.remove(id(write));
    return Future.succeededFuture();
  }
}
