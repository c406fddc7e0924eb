package dev.bulletin.bench.capacity;

import dev.bulletin.bench.realtime.run.Setting;
import dev.bulletin.bench.realtime.run.SocketCosts;
import dev.bulletin.bench.realtime.run.SocketCosts.Told;
import dev.bulletin.bench.realtime.server.Memory;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A run with round figures. */
final class Samples {
  static final int READERS = 1_000;
  static final int HEAP = 512;

  /** What the sockets of the run are made of: CPU time in seconds. */
  static final double IDLE = 1e-6;

  static final double MESSAGE = 40e-6;
  static final double FRAME = 7e-6;
  static final double DELIVERY = 1e-6;

  private static final int MEBIBYTE = 1_024 * 1_024;

  private Samples() {}

  /** In ten seconds. */
  private static Told told(int readers, int rooms, int roomsEach, long published, long frames) {
    long delivered = published * readers * roomsEach / rooms;
    double cpu = published * MESSAGE + frames * FRAME + delivered * DELIVERY + readers * 10 * IDLE;
    return new Told(
        readers,
        rooms,
        readers * roomsEach / rooms,
        10,
        published,
        delivered,
        0,
        frames,
        delivered * 700,
        cpu,
        published * 1e-6);
  }

  static SocketCosts sockets() {
    return new SocketCosts(
        READERS,
        new Memory(20L * MEBIBYTE, 612 * 1_024),
        new Memory(30L * MEBIBYTE, 614 * 1_024),
        READERS * 500e-6,
        50,
        READERS * 50 * IDLE,
        List.of(
            told(READERS, 1, 1, 20, 20_000),
            told(READERS, 10, 10, 200, 20_000),
            told(READERS, 10, 1, 200, 20_000),
            told(500, 500, 1, 20_000, 20_000)),
        Map.of(),
        List.of("in one process"));
  }

  static SuiteCosts suite() {
    Map<String, AtRest> rest = new TreeMap<>();
    SuiteCosts.SERVERS.forEach(server -> rest.put(server, new AtRest(1, 200 * 1_024, 0)));
    rest.put(SuiteCosts.POSTGRES, new AtRest(20, 100 * 1_024, 0.5));
    return new SuiteCosts(
        rest,
        4,
        100_000,
        List.of(
            operation(Operation.PAGE, 20e-6, 0),
            operation(Operation.PUBLISH, 1e-3, 4e-3),
            operation(Operation.FIRST, 2e-3, 1e-3),
            operation(Operation.SEARCH, 3e-3, 2e-3),
            operation(Operation.API, 100e-6, 0)),
        List.of("-Xmx256m", "-Dx=y"));
  }

  private static Operation operation(String name, double gateway, double postgres) {
    return new Operation(
        name,
        1_000,
        0,
        10,
        10_000_000,
        Map.of(SuiteCosts.GATEWAY, gateway * 1_000, SuiteCosts.POSTGRES, postgres * 1_000));
  }

  static CapacityData data(SuiteCosts suite, SocketCosts sockets) {
    return new CapacityData(
        "capacity",
        "2026-11-26T10:00:00Z",
        new Source("0123456789012345678901234567890123456789", false),
        new Machine(2, "A processor", 2_048, "Linux 6", 0.5),
        "17",
        240,
        new Setting(READERS, 1, 1, 2, 512, 200, 4, 8, 1, HEAP, Map.of()),
        suite,
        sockets);
  }

  static Assumptions assumptions(double rooms) {
    return assumptions(rooms, 4_096);
  }

  private static Assumptions assumptions(double rooms, double mebibytes) {
    return new Assumptions(
        List.of(10_000L, 1_000_000L),
        new Assumptions.Reading(0.5, 0.2, 0.05, 0.02, 0.1, 0.1, 0.9, 60),
        new Assumptions.Sockets(0.8, 5, 0.5, rooms, 10),
        new Assumptions.Machines(0.6, 1, 4, 0.5, mebibytes, 768, 768, 512),
        new Assumptions.Bounds(16, 500, 1, 1_000_000, 28_000, 2, 40, 1_000, 100));
  }

  static Sizing sizing(long readers, double rooms) {
    return sizing(readers, assumptions(rooms));
  }

  /** Where a realtime-service may have no more memory. */
  static Sizing sizingIn(double mebibytes) {
    return sizing(1_000_000, assumptions(100, mebibytes));
  }

  private static Sizing sizing(long readers, Assumptions assumptions) {
    return new Sizing(readers, assumptions, suite(), SocketUnits.of(sockets(), HEAP), 0.2);
  }
}
