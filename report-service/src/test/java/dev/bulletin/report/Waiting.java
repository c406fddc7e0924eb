package dev.bulletin.report;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How tests wait for what takes time. */
public final class Waiting {
  private static final int SECONDS = 60;

  private Waiting() {}

  /** What it ends with, or its failure. */
  public static <T> T done(Future<T> future) {
    try {
      return future.await(SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no answer within " + SECONDS + " s", e);
    }
  }
}
