package dev.bulletin.bench.startup;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.record.MarkdownTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The data of a run as text and tables for a README. */
final class StartupTable {
  private static final String WHOLE = "%.0f";
  private static final String SIGNED = "%+.0f";
  private static final int WANTED_MILLIS = 3_000;

  private StartupTable() {}

  static String of(StartupData data) {
    return introduction(data)
        + data.images().stream()
            .map(image -> "\n\n" + services(image) + "\n\n" + variants(image))
            .collect(Collectors.joining());
  }

  private static String services(StartupData.Image image) {
    MarkdownTable table =
        new MarkdownTable(
            "Java " + image.java(),
            "ready after, ms",
            "always under 3 s",
            "CPU until then, ms",
            "resident then, MiB");
    for (Map.Entry<String, List<Start>> service : new TreeMap<>(image.services()).entrySet()) {
      table.add(
          service.getKey(),
          spread(service.getValue(), Start::millis),
          isQuick(service.getValue()) ? "yes" : "no",
          spread(service.getValue(), Start::cpuMillis),
          spread(service.getValue(), Start::residentMebibytes));
    }
    return table.toString();
  }

  private static boolean isQuick(List<Start> starts) {
    return starts.stream().allMatch(start -> start.millis() < WANTED_MILLIS);
  }

  private static String spread(List<Start> starts, ToDoubleFunction<Start> figure) {
    return Spread.of(starts.stream().mapToDouble(figure)).format(WHOLE);
  }

  private static String variants(StartupData.Image image) {
    MarkdownTable table =
        new MarkdownTable(
            image.compared() + " with one thing changed",
            "ready later by, ms",
            "more CPU, ms",
            "more resident, MiB");
    for (Pairs pairs : image.pairs()) {
      table.add(
          name(pairs.variant()),
          pairs.more(Start::millis).format(SIGNED),
          pairs.more(Start::cpuMillis).format(SIGNED),
          pairs.more(Start::residentMebibytes).format(SIGNED));
    }
    return table.toString();
  }

  private static String name(Variant variant) {
    return "%s: `%s`".formatted(variant.name(), String.join(" ", variant.options()));
  }

  private static String introduction(StartupData data) {
    StartupData.Image first = data.images().get(0);
    return """
        From the command that enters the image to the first `/readyz` that says ready, looked at \
        every 5 ms; beside a PostgreSQL, a Redis and a member of the cluster on the same cores; \
        medians of %d, least and most in parentheses; `-XX:MaxRAM=%dm` in place of a limit of \
        memory. Differences are taken pair by pair, image and variant in turn.

        %s, %s; %s; options of the image: `%s`. Written by `deploy/bench/startup --write`."""
        .formatted(
            first.pairs().get(0).other().size(),
            data.memoryMebibytes(),
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            String.join(" ", first.options()));
  }
}
