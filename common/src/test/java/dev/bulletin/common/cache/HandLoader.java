package dev.bulletin.common.cache;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** Loads that end when, and as, a test says. Not thread-safe. */
final class HandLoader implements Function<Ask, Future<Told>> {
  private final Deque<Promise<Told>> underWay = new ArrayDeque<>();
  private int begun;

  @Override
  public Future<Told> apply(Ask ask) {
    begun++;
    Promise<Told> promise = Promise.promise();
    underWay.add(promise);
    return promise.future();
  }

  int begun() {
    return begun;
  }

  int underWay() {
    return underWay.size();
  }

  /** Ends the load that began first. */
  void tell(String text, String... tags) {
    underWay.remove().complete(Told.of(text, tags));
  }

  void fail(ErrorCode code) {
    underWay.remove().fail(new ServiceException(code, "of the source"));
  }
}
