package dev.bulletin.bench.push;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.push.PushData.Pushes;
import dev.bulletin.bench.push.PushData.Round;
import dev.bulletin.bench.push.PushData.Sighting;
import dev.bulletin.bench.record.MarkdownTable;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The raw data as text and tables for a README. */
final class PushTable {
  private PushTable() {}

  /** Refuses a round that has no figures. */
  static String of(PushData data) {
    data.rounds().forEach(PushTable::refuseEmpty);
    return introduction(data) + "\n\n" + answers(data) + "\n\n" + cpu(data) + "\n\n" + shown(data);
  }

  private static void refuseEmpty(Round round) {
    if (round.pushes().accepted() == 0 || round.sightings().isEmpty()) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "%s: nothing was accepted, or nothing was shown; failures %s"
              .formatted(name(round), round.pushes().failures()));
    }
  }

  private static String introduction(PushData data) {
    return String.format(
        Locale.ROOT,
        """
        Pushed through the gateway with a token for one prefix, %,d samples at once over each of %d \
        connections, of %,d series; a gateway, a dashboard-service and a realtime-service in JVMs \
        of their own (`%s`), with PostgreSQL (`fsync` and `synchronous_commit` on) and Redis, all \
        of it and the load on the same cores, after %d s of warm-up. Not as by default: %s. At a \
        rate a push counts from when it was due. Looked at is one more series, on a dashboard made \
        by the API, through a WebSocket of the gateway; a tick is %d ms.

        %s, %s; %s; Java %s. Written by `deploy/bench/push --write`.""",
        data.batch(),
        data.connections(),
        data.connections() * data.series(),
        data.heap(),
        data.warmUpSeconds(),
        limits(data),
        data.tickMillis(),
        data.startedAt().substring(0, 10),
        data.source().inWords(),
        data.machine().inWords(),
        data.java());
  }

  private static String limits(PushData data) {
    return new TreeMap<>(data.limits())
        .entrySet().stream()
            .map(limit -> "`%s=%s`".formatted(limit.getKey(), limit.getValue()))
            .collect(Collectors.joining(", "));
  }

  private static String answers(PushData data) {
    var table =
        new MarkdownTable(
            "pushed as",
            "accepted a second",
            "answer p50 ms",
            "p99 ms",
            "samples rejected",
            "pushes failed");
    for (Round round : data.rounds()) {
      Pushes pushes = round.pushes();
      table.add(
          name(round),
          format("%,.0f", round.acceptedPerSecond()),
          format("%.0f", within(pushes.millis(), 0.50)),
          format("%.0f", within(pushes.millis(), 0.99)),
          format("%,d", pushes.rejected()),
          failures(pushes));
    }
    return table.toString();
  }

  private static String failures(Pushes pushes) {
    return pushes.failures().isEmpty()
        ? "0"
        : new TreeMap<>(pushes.failures())
            .entrySet().stream()
                .map(failed -> "%d × %s".formatted(failed.getValue(), failed.getKey()))
                .collect(Collectors.joining(", "));
  }

  private static String cpu(PushData data) {
    var table =
        new MarkdownTable(
            "CPU seconds for a million samples",
            "gateway",
            "dashboard-service",
            "PostgreSQL",
            "load");
    for (Round round : data.rounds()) {
      table.add(
          name(round),
          cpu(round, PushSuite.GATEWAY),
          cpu(round, PushSuite.DASHBOARDS),
          cpu(round, PushMain.POSTGRES),
          cpu(round, PushRun.LOAD));
    }
    return table.toString();
  }

  private static String cpu(Round round, String process) {
    double seconds = round.cpuSeconds().getOrDefault(process, Double.NaN);
    return format("%.2f", seconds * 1e6 / round.pushes().accepted());
  }

  private static String shown(PushData data) {
    var table =
        new MarkdownTable(
            "shown while",
            "looks",
            "from the answer p50 ms",
            "p99",
            "max",
            "from sending p50",
            "p99",
            "max",
            "missed");
    for (Round round : data.rounds()) {
      List<Double> fromAnswer = millis(round, Sighting::fromAnswer);
      List<Double> fromSending = millis(round, Sighting::fromSending);
      table.add(
          name(round),
          Integer.toString(round.sightings().size()),
          format("%.0f", within(fromAnswer, 0.50)),
          format("%.0f", within(fromAnswer, 0.99)),
          format("%.0f", within(fromAnswer, 1)),
          format("%.0f", within(fromSending, 0.50)),
          format("%.0f", within(fromSending, 0.99)),
          format("%.0f", within(fromSending, 1)),
          Integer.toString(round.missed()));
    }
    return table.toString();
  }

  private static List<Double> millis(Round round, ToDoubleFunction<Sighting> since) {
    return round.sightings().stream().mapToDouble(since).boxed().toList();
  }

  /** The least of the figures that this share of them does not exceed. */
  private static double within(List<Double> figures, double share) {
    List<Double> sorted = figures.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  private static String name(Round round) {
    return round.rate() == 0
        ? round.encoding().title() + ", as fast as answered"
        : format("%s, %,d a second", round.encoding().title(), round.rate());
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
