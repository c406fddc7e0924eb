package dev.bulletin.faults;

import dev.bulletin.faults.ledger.Ledger;
import dev.bulletin.faults.load.Load;
import dev.bulletin.faults.suite.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A suite under load, which was well at the begin. */
final class Stage implements AutoCloseable {
  private static final Duration FIRST_CALM_LIMIT = Duration.ofSeconds(120);

  private final Suite suite;
  private final Load load;
  private final Watch watch;

  private Stage(Suite suite, Load load, Ledger ledger) {
    this.suite = suite;
    this.load = load;
    this.watch = new Watch(suite, load, ledger);
  }

  /**
   * Starts all, and closes it again when it does not get well.
   *
   * @param folder for data and logs; of this one alone
   */
  static Stage open(Trials.Plan plan, Path folder, Ledger ledger)
      throws IOException, InterruptedException {
    Suite suite = Suite.start(plan.size(), plan.build(), plan.network(), folder);
    try {
      return open(plan, suite, ledger);
    } catch (InterruptedException | RuntimeException | AssertionError e) {
      suite.close();
      throw e;
    }
  }

  private static Stage open(Trials.Plan plan, Suite suite, Ledger ledger)
      throws InterruptedException {
    Stage stage = new Stage(suite, Load.start(suite, ledger, plan.load()), ledger);
    try {
      stage.begin(plan.pace());
      return stage;
    } catch (InterruptedException | RuntimeException e) {
      stage.load.close();
      throw e;
    }
  }

  private void begin(Pace pace) throws InterruptedException {
    if (watch.awaitCalm(pace.calm(), FIRST_CALM_LIMIT).isEmpty()) {
      throw new IllegalStateException(
          "the suite is not well after its start: " + watch.complaint());
    }
    load.publish();
  }

  Suite suite() {
    return suite;
  }

  Load load() {
    return load;
  }

  Watch watch() {
    return watch;
  }

  @Override
  public void close() {
    load.close();
    suite.close();
  }
}
