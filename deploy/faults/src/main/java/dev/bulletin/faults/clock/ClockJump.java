package dev.bulletin.faults.clock;

import dev.bulletin.faults.fault.Fault;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The clock of one process jumps by hours, and back at the end. */
public final class ClockJump implements Fault {
  private final String kind;
  private final Supplier<MovableClock> choice;
  private final Duration by;
  private @Nullable MovableClock struck;

  /**
   * Of the clock by which goes the process that is chosen when it begins.
   *
   * @param kind whose, as the table names it
   */
  public ClockJump(String kind, Supplier<MovableClock> choice, Duration by) {
    this.kind = kind;
    this.choice = choice;
    this.by = by;
  }

  @Override
  public String name() {
    return "clock of %s %+d h".formatted(kind, by.toHours());
  }

  @Override
  public void strike() {
    struck = choice.get();
    struck.jump(by);
  }

  @Override
  public void heal() {
    if (struck != null) {
      struck.jump(Duration.ZERO);
    }
  }
}
