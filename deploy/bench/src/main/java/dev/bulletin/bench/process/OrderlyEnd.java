package dev.bulletin.bench.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a signal interrupt a measurement, so that it ends what it has started before the JVM goes.
 */
public final class OrderlyEnd {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private OrderlyEnd() {}

  /** Does the work on this thread. */
  public static void of(Work work) throws IOException, InterruptedException {
    var done = new CountDownLatch(1);
    Thread worker = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt(worker, done), "end"));
    try {
      work.run();
    } finally {
      done.countDown();
    }
  }

  private static void interrupt(Thread worker, CountDownLatch done) {
    try {
      worker.interrupt();
      if (!done.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("the measurement has not ended within " + LIMIT.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Work that closes what it has opened when it is interrupted. */
  @FunctionalInterface
  public interface Work {
    void run() throws IOException, InterruptedException;
  }
}
