package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.realtime.server.Feed;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What several scenarios tell in the same way. */
final class Sizes {
  /** Enough that a message takes no other's place unless a server is seconds late. */
  private static final int SECONDS_OF_KEYS = 4;

  private Sizes() {}

  /** A publisher whose messages are all told, as none takes another's place. */
  static Publisher publisher(Stage stage, Setting setting) {
    return stage.publisher(setting, SECONDS_OF_KEYS * setting.perSecond());
  }

  /** The same, to a server of another kind. */
  static Publisher publisher(Feed feed, Setting setting) {
    return new Publisher(
        feed,
        setting.roomNames(),
        0,
        setting.payloadBytes(),
        SECONDS_OF_KEYS * setting.perSecond());
  }

  /** The costs of a delivery, by the medians of phases. */
  static List<Row> costs(String name, List<Phase> phases) {
    return List.of(
        row(
            name + ": CPU seconds outside the kernel per million deliveries",
            "%.1f",
            phases,
            Phase::userPerMillion),
        row(
            name + ": CPU seconds in the kernel per million deliveries",
            "%.1f",
            phases,
            Phase::systemPerMillion),
        row(name + ": allocated per delivery, B", "%.0f", phases, Phase::allocatedPerDelivery),
        row(name + ": frames per delivery", "%.3f", phases, Phase::framesPerDelivery),
        row(
            name + ": received per delivery, B",
            "%.0f",
            phases,
            phase -> (double) phase.bytes() / phase.delivered()),
        row(name + ": p50 from due to there, ms", "%.1f", phases, phase -> phase.latency().p50()),
        row(name + ": p99 from due to there, ms", "%.1f", phases, phase -> phase.latency().p99()));
  }

  private static Row row(
      String what, String form, List<Phase> phases, ToDoubleFunction<Phase> measure) {
    return Row.told(what, "%s", spread(phases, measure).format(form));
  }

  static Spread spread(List<Phase> phases, ToDoubleFunction<Phase> measure) {
    return Spread.of(phases.stream().mapToDouble(measure));
  }

  /** What must hold of every phase in which nobody is left out. */
  static List<Row> completeness(Phase phase) {
    return List.of(
        Row.told("published", "%,d messages in %.0f s", phase.published(), phase.seconds()),
        Row.told("delivered", "%,d", phase.delivered()),
        Row.atMost(0, "lost", "%,.0f", phase.lost()),
        Row.atMost(0, "repeated", "%,.0f", phase.repeated()),
        Row.atMost(0, "closes and failures", "%,.0f", phase.errors()));
  }

  static List<Row> latency(Phase phase, double limit) {
    return List.of(
        Row.told(
            "from due to there, ms",
            "p50 %.0f, p90 %.0f, p99.9 %.0f, max %.0f",
            phase.latency().p50(),
            phase.latency().p90(),
            phase.latency().p999(),
            phase.latency().max()),
        Row.atMost(limit, "p99 from due to there, ms", "%.0f", phase.latency().p99()),
        Row.told(
            "processors kept busy",
            "%.2f by the server, %.2f by the readers",
            phase.serverCores(),
            phase.readersCores()),
        Row.told(
            "published too late, ms", "p99 %.1f, max %.1f", phase.lag().p99(), phase.lag().max()));
  }

  static Row cpu(Phase phase) {
    return Row.told(
        "CPU seconds per million deliveries",
        "%.2f (%.2f outside the kernel, %.2f in it)",
        phase.cpuPerMillion(),
        phase.userPerMillion(),
        phase.systemPerMillion());
  }
}
