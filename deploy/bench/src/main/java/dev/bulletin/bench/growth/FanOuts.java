package dev.bulletin.bench.growth;

import dev.bulletin.bench.Plan;
import dev.bulletin.bench.growth.Series.Around;
import dev.bulletin.bench.realtime.run.Growing;
import dev.bulletin.bench.realtime.run.Phase;
import dev.bulletin.bench.realtime.run.Setting;
import dev.bulletin.bench.realtime.run.Surroundings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a delivery costs a realtime-service in a JVM of its own. */
final class FanOuts {
  /** Each with the same readers, so that there are as many deliveries. */
  static final List<Size> ROOMS =
      List.of(
          new Size(1, 1_000, 1, 5),
          new Size(10, 1_000, 10, 5),
          new Size(100, 1_000, 100, 5),
          new Size(1_000, 1_000, 1_000, 5));

  /** A hundred rooms, or as many as ten thousand readers fill. */
  static final List<Size> SUBSCRIBERS =
      List.of(
          new Size(1, 100, 100, 5),
          new Size(10, 1_000, 100, 5),
          new Size(100, 10_000, 100, 5),
          new Size(1_000, 10_000, 10, 5),
          new Size(10_000, 10_000, 1, 5));

  static final List<Size> RATES =
      List.of(
          new Size(1, 1_000, 1, 1),
          new Size(5, 1_000, 1, 5),
          new Size(10, 1_000, 1, 10),
          new Size(20, 1_000, 1, 20),
          new Size(50, 1_000, 1, 50));

  private static final Size WARM_UP = new Size(0, 1_000, 10, 20);
  private static final int SETTLING_SECONDS = 2;
  private static final int PAYLOAD_BYTES = 512;
  private static final int TICK_MILLIS = 200;
  private static final int HEAP_MEBIBYTES = 1_024;
  private static final double MICROS = 1_000;

  private FanOuts() {}

  /**
   * One size.
   *
   * @param grows what of the others grows in the series
   * @param rooms of which each reader is in one
   * @param perSecond messages in each room
   */
  record Size(int grows, int readers, int rooms, int perSecond) {
    private Setting setting(Plan plan, int warmUpSeconds) {
      return new Setting(
          readers,
          rooms,
          1,
          perSecond,
          PAYLOAD_BYTES,
          TICK_MILLIS,
          warmUpSeconds,
          plan.roundSeconds(),
          plan.rounds(),
          HEAP_MEBIBYTES,
          Map.of());
    }
  }

  static Growth run(List<Size> sizes, Plan plan, Around around)
      throws IOException, InterruptedException {
    int most = sizes.stream().mapToInt(Size::readers).max().orElseThrow();
    Setting warmUp = WARM_UP.setting(plan, plan.warmUpSeconds());
    Setting largest = new Size(0, most, 1, 1).setting(plan, SETTLING_SECONDS);
    var surroundings = new Surroundings(around.logs(), around.out());
    try (Growing growing = Growing.start(largest, surroundings)) {
      growing.warmUp(warmUp);
      List<Step> steps = new ArrayList<>();
      for (Size size : sizes) {
        steps.add(step(size, growing.run(size.setting(plan, SETTLING_SECONDS))));
      }
      return new Growth(conditions(growing), steps);
    }
  }

  private static Step step(Size size, List<Phase> phases) {
    String name =
        String.format(
            Locale.ROOT,
            "%,d (%,d readers, %,d rooms, %d/s in each)",
            size.grows(),
            size.readers(),
            size.rooms(),
            size.perSecond());
    return new Step(name, size.grows(), phases.stream().map(FanOuts::turn).toList());
  }

  static Turn turn(Phase phase) {
    return new Turn(
        phase.delivered(),
        errors(phase),
        phase.seconds(),
        phase.use().userSeconds() + phase.use().systemSeconds(),
        phase.bytes(),
        phase.latency().p50() * MICROS,
        phase.latency().p99() * MICROS);
  }

  private static Map<String, Long> errors(Phase phase) {
    Map<String, Long> errors = new TreeMap<>(phase.failures());
    phase.closes().forEach((code, count) -> errors.put("close " + code, count));
    errors.put("lost", phase.lost());
    errors.put("repeated", phase.repeated());
    errors.values().removeIf(count -> count == 0);
    return errors;
  }

  private static List<String> conditions(Growing growing) {
    return List.of(
        "Messages of %d B, a tick of %d ms; readers over WebSocket on the same machine"
            .formatted(PAYLOAD_BYTES, TICK_MILLIS),
        "What the server uses at rest is counted too",
        "Latency counts from when a message was due",
        "Server: " + String.join(" ", growing.jvmOptions()));
  }
}
