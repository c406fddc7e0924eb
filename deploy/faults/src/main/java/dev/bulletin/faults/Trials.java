package dev.bulletin.faults;

import dev.bulletin.faults.fault.EveryFault;
import dev.bulletin.faults.fault.Fault;
import dev.bulletin.faults.fault.RollingUpgrade;
import dev.bulletin.faults.ledger.Ledger;
import dev.bulletin.faults.ledger.Row;
import dev.bulletin.faults.load.LoadSize;
import dev.bulletin.faults.place.PlaceFaults;
import dev.bulletin.faults.place.Places;
import dev.bulletin.faults.suite.Build;
import dev.bulletin.faults.suite.Network;
import dev.bulletin.faults.suite.Size;
import dev.bulletin.faults.suite.Suite;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Does one fault after the other to a suite under load. It is started once; only where it is not
 * well before a fault, it is started anew, and the row says so.
 */
final class Trials implements AutoCloseable {
  private final Plan plan;
  private final Ledger ledger = new Ledger();
  private final PrintStream out;
  private final Path folder;
  private int starts;
  private @Nullable Stage stage;

  /**
   * What to do to which suite.
   *
   * @param faults those of a suite
   */
  record Plan(
      Size size,
      LoadSize load,
      Pace pace,
      Function<Suite, List<Fault>> faults,
      Predicate<String> chosen,
      Build build,
      Network network) {
    /**
     * Everything that can be done on this machine.
     *
     * @param clocks whether to do to clocks what can be done, and nothing else
     * @param folder for what places keep
     * @param out is told what cannot, and why
     */
    static Plan full(Predicate<String> chosen, boolean clocks, Path folder, PrintStream out)
        throws IOException {
      Optional<String> lack = Places.lack();
      if (lack.isPresent()) {
        out.println("left out are faults of network, disk and clock: " + lack.get());
        return full(chosen, EveryFault::of, Network.loopback());
      }
      Places places = Places.open(folder, clocks);
      Function<Suite, List<Fault>> faults = suite -> PlaceFaults.of(suite, places);
      return clocks ? clocks(chosen, faults, places) : full(chosen, faults, places);
    }

    /** Of one instance each, as libfaketime has each take several times as long. */
    private static Plan clocks(
        Predicate<String> chosen, Function<Suite, List<Fault>> faults, Network network) {
      return new Plan(
          Size.least(), LoadSize.least(), Pace.full(), faults, chosen, Build.tested(), network);
    }

    /** All replaced under load, and nothing else. */
    static Plan upgrade(Build old) {
      return new Plan(
          Size.full(),
          LoadSize.full(),
          Pace.full(),
          suite -> List.of(new RollingUpgrade(suite)),
          name -> true,
          old,
          Network.loopback());
    }

    private static Plan full(
        Predicate<String> chosen, Function<Suite, List<Fault>> faults, Network network) {
      return new Plan(
          Size.full(), LoadSize.full(), Pace.full(), faults, chosen, Build.tested(), network);
    }

    static Plan least(Predicate<String> chosen) {
      return new Plan(
          Size.least(),
          LoadSize.least(),
          Pace.least(),
          EveryFault::of,
          chosen,
          Build.tested(),
          Network.loopback());
    }
  }

  /**
   * Trials that are still to be begun.
   *
   * @param folder for data and logs; of this run alone
   */
  Trials(Plan plan, Path folder, PrintStream out) {
    this.plan = plan;
    this.folder = folder;
    this.out = out;
  }

  /** Does everything that is chosen, and tells what came of it. */
  List<Row> run() throws IOException, InterruptedException {
    Stage running = startAnew();
    int count = plan.faults().apply(running.suite()).size();
    for (int i = 0; i < count; i++) {
      if (plan.chosen().test(fault(running, i).name())) {
        running = run(running, i);
      }
    }
    running.load().settle();
    return ledger.rows();
  }

  private Fault fault(Stage running, int number) {
    return plan.faults().apply(running.suite()).get(number);
  }

  /** Gives the suite that it was done to. */
  private Stage run(Stage before, int number) throws IOException, InterruptedException {
    boolean isWell = before.watch().awaitCalm(plan.pace().calm(), plan.pace().limit()).isPresent();
    if (!isWell) {
      out.println("started anew: " + before.watch().complaint());
      before.load().settle();
    }
    Stage running = isWell ? before : startAnew();
    run(running, fault(running, number), !isWell);
    return running;
  }

  private void run(Stage running, Fault fault, boolean onFreshSuite) throws InterruptedException {
    ledger.begin(fault.name());
    long struck = System.nanoTime();
    OptionalLong healed = befall(fault);
    OptionalLong calm =
        healed.isPresent()
            ? running.watch().awaitCalm(plan.pace().calm(), plan.pace().limit())
            : OptionalLong.empty();
    double recovery =
        calm.isPresent()
            ? Math.max(0, seconds(calm.getAsLong() - healed.orElseThrow()))
            : Row.NOT_RECOVERED;
    ledger.end(onFreshSuite, seconds(healed.orElseGet(System::nanoTime) - struck), recovery);
    out.println(ledger.last());
    if (calm.isEmpty()) {
      out.println("not well: " + running.watch().complaint());
    }
  }

  /** Gives the time of its end; empty when it could not be done, which is not survived either. */
  private OptionalLong befall(Fault fault) throws InterruptedException {
    try {
      fault.strike();
      TimeUnit.NANOSECONDS.sleep(plan.pace().fault().toNanos());
      long healed = System.nanoTime();
      fault.heal();
      return OptionalLong.of(healed);
    } catch (RuntimeException | AssertionError failure) {
      ledger.current().complain("it could not be done: " + failure);
      return OptionalLong.empty();
    }
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private Stage startAnew() throws IOException, InterruptedException {
    closeStage();
    Stage opened = Stage.open(plan, folder.resolve("suite-" + starts++), ledger);
    stage = opened;
    return opened;
  }

  private void closeStage() {
    if (stage != null) {
      stage.close();
      stage = null;
    }
  }

  @Override
  public void close() {
    closeStage();
    plan.network().close();
  }
}
