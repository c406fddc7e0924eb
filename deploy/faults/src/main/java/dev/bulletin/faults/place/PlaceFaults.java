package dev.bulletin.faults.place;

import dev.bulletin.faults.clock.ClockJump;
import dev.bulletin.faults.disk.FullDisk;
import dev.bulletin.faults.fault.EveryFault;
import dev.bulletin.faults.fault.Fault;
import dev.bulletin.faults.network.CutOff;
import dev.bulletin.faults.network.Halves;
import dev.bulletin.faults.network.Member;
import dev.bulletin.faults.network.PrivateNetwork;
import dev.bulletin.faults.network.SlowStores;
import dev.bulletin.faults.suite.Instance;
import dev.bulletin.faults.suite.Kind;
import dev.bulletin.faults.suite.Stores;
import dev.bulletin.faults.suite.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** All faults there are, those of places among them. */
public final class PlaceFaults {
  private static final Duration HOUR = Duration.ofHours(1);

  private static final String NEXT_LOG =
      "SELECT pg_logical_emit_message(true, 'faults', 'full'); SELECT pg_switch_wal()";

  private PlaceFaults() {}

  /** Those of a suite of at least two instances of each service, in these places. */
  public static List<Fault> of(Suite suite, Places places) {
    return places.hasClocks() ? clocks(suite, places) : others(suite, places);
  }

  private static List<Fault> clocks(Suite suite, Places places) {
    return Stream.of(HOUR, HOUR.negated())
        .flatMap(by -> Stream.of(dashboards(suite, places, by), gateway(suite, places, by)))
        .toList();
  }

  private static List<Fault> others(Suite suite, Places places) {
    PrivateNetwork network = places.network();
    List<Fault> faults =
        new ArrayList<>(EveryFault.of(suite, (kind, choice) -> new CutOff(network, kind, choice)));
    faults.add(new SlowStores(network, stores(network)));
    faults.add(fullDisk(suite, places));
    faults.addAll(halves(suite, network));
    return List.copyOf(faults);
  }

  private static List<Member> stores(PrivateNetwork network) {
    return List.of(network.member(Stores.POSTGRES), network.member(Stores.REDIS));
  }

  private static Fault fullDisk(Suite suite, Places places) {
    Stores stores = suite.stores();
    return new FullDisk(
        places.disk(),
        stores.postgresVictim(),
        stores.postgres()::isAlive,
        () -> stores.postgres().execute(NEXT_LOG));
  }

  private static Fault dashboards(Suite suite, Places places, Duration by) {
    return new ClockJump(
        "dashboard-service", () -> places.clock(suite.leader(Kind.DASHBOARDS).name()), by);
  }

  private static Fault gateway(Suite suite, Places places, Duration by) {
    return new ClockJump("gateway", () -> places.clock(suite.first(Kind.GATEWAY).name()), by);
  }

  private static List<Fault> halves(Suite suite, PrivateNetwork network) {
    List<Member> left = members(suite, network, of -> of.get(0));
    List<Member> right = members(suite, network, of -> of.get(1));
    List<Member> leftWithStores = Stream.concat(left.stream(), stores(network).stream()).toList();
    return List.of(
        new Halves(network, "both", left, right),
        new Halves(network, "one", leftWithStores, right));
  }

  private static List<Member> members(
      Suite suite, PrivateNetwork network, Function<List<Instance>, Instance> choice) {
    return Stream.of(Kind.values())
        .map(suite::of)
        .map(choice)
        .map(instance -> network.member(instance.name()))
        .toList();
  }
}
