package dev.bulletin.common.bus;

import io.vertx.core.Future;
import java.util.function.Supplier;

/** Stands between who asks and the instances that answer. */
public interface Guard {
  /** Lets every question through. */
  Guard NONE =
      new Guard() {
        @Override
        public <A extends Record> Future<A> pass(Call<?, A> call, Supplier<Future<A>> asking) {
          return asking.get();
        }
      };

  /** Asks, or fails at once with a {@code ServiceException}. */
  <A extends Record> Future<A> pass(Call<?, A> call, Supplier<Future<A>> asking);
}
