package dev.bulletin.realtime.control;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made for all who ask for it while it is being made, or soon after. Not
 * thread-safe.
 */
final class Shared<T> {
  private final long fresh;
  private final Supplier<Future<T>> making;
  private @Nullable Future<T> last;
  private long begun;

  /**
   * Nothing yet.
   *
   * @param fresh for how long it is as good as new, from when its making began
   */
  Shared(Duration fresh, Supplier<Future<T>> making) {
    this.fresh = fresh.toNanos();
    this.making = making;
  }

  /** At that time, in nanoseconds of a clock that never goes back. */
  Future<T> at(long now) {
    Future<T> known = last;
    if (known == null || (known.isComplete() && now - begun >= fresh)) {
      known = making.get();
      last = known;
      begun = now;
    }
    return known;
  }
}
