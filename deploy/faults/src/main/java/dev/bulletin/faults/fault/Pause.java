package dev.bulletin.faults.fault;

import dev.bulletin.faults.suite.Victim;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** SIGSTOP, and SIGCONT at the end: connections stay open, and nothing answers. */
public final class Pause implements Fault {
  private final String kind;
  private final Supplier<Victim> choice;
  private @Nullable Victim struck;

  /**
   * Of one that is chosen when it begins.
   *
   * @param kind what is paused, as the table names it
   */
  public Pause(String kind, Supplier<Victim> choice) {
    this.kind = kind;
    this.choice = choice;
  }

  @Override
  public String name() {
    return "pause " + kind;
  }

  @Override
  public void strike() {
    struck = choice.get();
    struck.pause();
  }

  @Override
  public void heal() {
    if (struck != null) {
      struck.resume();
    }
  }
}
