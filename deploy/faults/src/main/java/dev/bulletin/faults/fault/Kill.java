package dev.bulletin.faults.fault;

import dev.bulletin.faults.suite.Victim;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** SIGKILL; the victim is started again at the end. */
public final class Kill implements Fault {
  private final String kind;
  private final Supplier<Victim> choice;
  private @Nullable Victim struck;

  /**
   * Of one that is chosen when it begins.
   *
   * @param kind what is killed, as the table names it
   */
  public Kill(String kind, Supplier<Victim> choice) {
    this.kind = kind;
    this.choice = choice;
  }

  @Override
  public String name() {
    return "kill " + kind;
  }

  @Override
  public void strike() {
    struck = choice.get();
    struck.kill();
  }

  @Override
  public void heal() {
    if (struck != null) {
      struck.startAgain();
    }
  }
}
