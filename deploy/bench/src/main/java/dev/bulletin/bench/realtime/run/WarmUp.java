package dev.bulletin.bench.realtime.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Warms several sides up at the same time: JIT compilers need a minute until they have done with
 * what happens a few times a second, and one side after the other would take longer than all that
 * is measured.
 */
final class WarmUp {
  /** Of each side, so that the processors are enough for all of them. */
  private static final int DELIVERIES_PER_SECOND = 20_000;

  private WarmUp() {}

  /** All of them have the setting's sizes. */
  static void of(List<FanOut> sides, Setting setting) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(sides.size());
    try {
      List<Future<?>> underway = new ArrayList<>();
      sides.forEach(side -> underway.add(threads.submit(step(side, perSecond(setting)))));
      for (Future<?> one : underway) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a side could not be warmed up", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<FanOut> step(FanOut side, int perSecond) {
    return () -> {
      side.warmUp(perSecond);
      return side;
    };
  }

  /** How many messages a second there are in each room: no more than are measured. */
  static int perSecond(Setting setting) {
    int most = DELIVERIES_PER_SECOND / (setting.readers() * setting.roomsEach());
    return Math.max(1, Math.min(setting.perSecond(), most));
  }
}
