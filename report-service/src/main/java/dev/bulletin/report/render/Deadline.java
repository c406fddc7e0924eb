package dev.bulletin.report.render;

import dev.bulletin.common.error.ServiceException;
import java.time.Duration;

/** Until when somebody waits for an answer. Work that begins later would be done for nobody. */
public final class Deadline {
  /** Whoever asks waits as long as it takes. */
  public static final Deadline NONE = new Deadline(0, false);

  private final long nanos;
  private final boolean passes;

  private Deadline(long nanos, boolean passes) {
    this.nanos = nanos;
    this.passes = passes;
  }

  /** From now. */
  public static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos(), true);
  }

  /**
   * Passes while somebody waits.
   *
   * @throws ServiceException UNAVAILABLE
   */
  void check() {
    if (passes && System.nanoTime() - nanos >= 0) {
      throw ServiceException.unavailable("too busy to render in time, try again");
    }
  }
}
