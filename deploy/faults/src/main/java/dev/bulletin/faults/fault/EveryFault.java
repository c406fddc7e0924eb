package dev.bulletin.faults.fault;

import dev.bulletin.faults.suite.Kind;
import dev.bulletin.faults.suite.Suite;
import dev.bulletin.faults.suite.Victim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All faults there are, in the order of the table. Of services with a leader it is the leader that
 * they befall, of realtime-service the one with the most sockets, of gateways the first.
 */
public final class EveryFault {
  private static final String POSTGRES = "PostgreSQL";
  private static final String REDIS = "Redis";

  private EveryFault() {}

  /** Who may be the victim. */
  private record Target(String kind, Function<Suite, Victim> choice) {
    Supplier<Victim> of(Suite suite) {
      return () -> choice.apply(suite);
    }
  }

  private static final Target GATEWAY = new Target("gateway", suite -> suite.first(Kind.GATEWAY));
  private static final Target REPORT_SERVICE =
      new Target("report-service", suite -> suite.leader(Kind.REPORTS));
  private static final Target DASHBOARD_SERVICE =
      new Target("dashboard-service", suite -> suite.leader(Kind.DASHBOARDS));
  private static final Target REALTIME_SERVICE = new Target("realtime-service", Suite::fullest);
  private static final Target POSTGRES_TARGET =
      new Target(POSTGRES, suite -> suite.stores().postgresVictim());
  private static final Target REDIS_TARGET =
      new Target(REDIS, suite -> suite.stores().redisVictim());

  private static final List<Target> TARGETS =
      List.of(
          GATEWAY,
          REPORT_SERVICE,
          DASHBOARD_SERVICE,
          REALTIME_SERVICE,
          POSTGRES_TARGET,
          REDIS_TARGET);

  /** Those of a suite that any machine can do. */
  public static List<Fault> of(Suite suite) {
    return of(suite, List.of(Kill::new, Pause::new));
  }

  /** Those of a suite, and before the pairs what else is done to each. */
  public static List<Fault> of(Suite suite, Single more) {
    return of(suite, List.of(Kill::new, Pause::new, more));
  }

  /** Makes a fault of one victim. */
  @FunctionalInterface
  public interface Single extends BiFunction<String, Supplier<Victim>, Fault> {}

  private static List<Fault> of(Suite suite, List<Single> makers) {
    List<Fault> faults = new ArrayList<>();
    makers.forEach(make -> faults.addAll(singles(suite, make)));
    faults.addAll(pairs(suite));
    faults.add(new RollingUpgrade(suite));
    return List.copyOf(faults);
  }

  private static List<Fault> singles(Suite suite, Single make) {
    return TARGETS.stream().map(target -> make.apply(target.kind(), target.of(suite))).toList();
  }

  private static List<Fault> pairs(Suite suite) {
    return Stream.of(
            new Together(kill(POSTGRES_TARGET, suite), kill(REDIS_TARGET, suite)),
            new Together(kill(DASHBOARD_SERVICE, suite), pause(POSTGRES_TARGET, suite)),
            new Together(kill(REALTIME_SERVICE, suite), pause(REDIS_TARGET, suite)),
            new Together(kill(REPORT_SERVICE, suite), kill(POSTGRES_TARGET, suite)),
            new Together(kill(GATEWAY, suite), kill(REALTIME_SERVICE, suite)),
            new Together(pause(GATEWAY, suite), pause(REPORT_SERVICE, suite)))
        .map(Fault.class::cast)
        .toList();
  }

  private static Fault kill(Target target, Suite suite) {
    return new Kill(target.kind(), target.of(suite));
  }

  private static Fault pause(Target target, Suite suite) {
    return new Pause(target.kind(), target.of(suite));
  }
}
