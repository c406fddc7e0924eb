package dev.bulletin.common.page;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FragmentCacheTest {
  private static final int KEYS = 2_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final FragmentCache cache = new FragmentCache(100_000_000);
  private final AtomicInteger renderings = new AtomicInteger();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void rendersOnceForTwoWhoAskInTheSameMoment() throws Exception {
    AtomicInteger arrived = new AtomicInteger();
    var one = threads.submit(() -> askForAll(arrived));
    var other = threads.submit(() -> askForAll(arrived));
    one.get(120, SECONDS);
    other.get(120, SECONDS);
    assertThat(renderings).hasValue(KEYS);
  }

  /** Both ask for one key after the other, each time in the same moment as near as can be. */
  private void askForAll(AtomicInteger arrived) {
    for (int i = 0; i < KEYS; i++) {
      var key = new FragmentCache.Key("t", "f", Integer.toString(i), Set.of());
      arrived.incrementAndGet();
      while (arrived.get() < 2 * (i + 1)) {
        Thread.yield();
      }
      cache.find(key, this::render);
    }
  }

  /** Never ends, so that a second one is never needed. */
  private Future<RenderedFragment> render() {
    renderings.incrementAndGet();
    return Promise.<RenderedFragment>promise().future();
  }
}
