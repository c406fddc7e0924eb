package dev.bulletin.bench.mixed;

import dev.bulletin.bench.baseline.Measure;
import dev.bulletin.bench.baseline.WiredSuite.Costly;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Turn;
import dev.bulletin.bench.record.MarkdownTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The raw data of the mixed load as a report. */
final class MixedTable {
  private static final List<Promise> SHARED =
      Promise.ALL.stream()
          .filter(promise -> promise.wanted().isPromised())
          .filter(promise -> promise != Promise.RESIDENT)
          .toList();
  private static final double PERCENT = 100;
  private static final double MILLIS = 1e3;

  private MixedTable() {}

  /** A page of its own. */
  static String of(MixedData data) {
    return "# The promises, measured\n\n" + of(data, "##") + "\n";
  }

  /** A part of a page, whose headings begin so. */
  static String of(MixedData data, String heading) {
    data.sound();
    return String.join(
        "\n\n",
        introduction(data),
        method(data, data.all()),
        comparison(data.all()).toString(),
        heading + " Which tier answered",
        tiers(data.all()).toString(),
        heading + " Where the time in PostgreSQL went",
        statements(data.all()).toString(),
        heading + " The baseline",
        "What each measure replaces, and why somebody has that who has not heard of it. " + left(),
        baseline().toString(),
        heading + " Each measure alone",
        shares(data));
  }

  private static String introduction(MixedData data) {
    return """
    %s, %s; %s; Java %s, G1, %s for all services; %.0f s in all. Written by `deploy/bench/run`.\
    """
        .formatted(
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            data.java(),
            data.heap(),
            data.seconds());
  }

  private static String method(MixedData data, Pair pair) {
    return String.format(
        Locale.ROOT,
        """
        Both sides are the four services in one JVM with a PostgreSQL and a Redis of their own, and run in \
        turn: %d rounds of %d s as fast as answers come over %d connections, and of %d s at %.0f \
        requests a second, half of what the slower side answers; after %d s of warm-up each. Of %,d \
        reports that are chosen by Zipf's law. %s. At a rate a request's time counts from when it was \
        due. Memory is that of services started anew, at the same rate, with the same heap; with all \
        measures %d MiB of it may hold finished pages, half as much again what they are made of, and %d MiB \
        answers. Medians (least–most); judged is the ratio, pair by pair; a run with a single error is \
        refused.\
        """,
        data.rounds(),
        data.partSeconds(),
        data.connections(),
        data.partSeconds(),
        pair.rate(),
        data.warmUpSeconds(),
        data.reports(),
        mix(),
        Measure.MEBIBYTES,
        Measure.MEBIBYTES);
  }

  private static String mix() {
    return Stream.of(Kind.values())
        .map(kind -> "%d %% %s".formatted(kind.share(), kind.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }

  private static MarkdownTable comparison(Pair pair) {
    var table = new MarkdownTable("", "baseline", "with all measures", "judged", "wanted", "met");
    Promise.ALL.forEach(promise -> row(table, promise, pair));
    return table;
  }

  private static void row(MarkdownTable table, Promise promise, Pair pair) {
    Figures figures = promise.figures().apply(pair);
    Wanted wanted = promise.wanted();
    table.add(
        promise.what(),
        figures.baseline().format(promise.form()),
        figures.measured().format(promise.form()),
        figures.judged().format(wanted.form()),
        wanted.words(),
        wanted.isPromised() ? promise.isKept(pair) ? "yes" : "**no**" : "");
  }

  /** (g): over all parts of all rounds. */
  private static MarkdownTable tiers(Pair pair) {
    var table = new MarkdownTable("what became of it", "baseline, %", "with all measures, %");
    Map<String, Double> before = counts(pair.baseline());
    Map<String, Double> after = counts(pair.measured());
    Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .sorted()
        .forEach(name -> table.add(name, share(before, name), share(after, name)));
    return table;
  }

  /** From the start, warm-up included. */
  private static MarkdownTable statements(Pair pair) {
    var table = new MarkdownTable("side", "s", "times", "ms each", "the statement begins");
    pair.baselineStatements().forEach(costly -> statement(table, "baseline", costly));
    pair.measuredStatements().forEach(costly -> statement(table, "with all measures", costly));
    return table;
  }

  private static void statement(MarkdownTable table, String side, Costly costly) {
    table.add(
        side,
        String.format(Locale.ROOT, "%.1f", costly.millis() / MILLIS),
        String.format(Locale.ROOT, "%,d", costly.calls()),
        String.format(Locale.ROOT, "%.2f", (double) costly.millis() / costly.calls()),
        "`" + costly.statement().replace("|", "\\|") + "`");
  }

  private static Map<String, Double> counts(List<Turn> turns) {
    Map<String, Double> sum = new TreeMap<>();
    turns.stream()
        .flatMap(turn -> Stream.of(turn.fastest(), turn.atRate()))
        .forEach(part -> part.counts().forEach((name, more) -> sum.merge(name, more, Double::sum)));
    return sum;
  }

  /** Of all pages, or of all questions to report-service's and dashboard-service's caches. */
  private static String share(Map<String, Double> counts, String name) {
    String tier = name.substring(0, name.indexOf(' '));
    double all =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(tier + " "))
            .mapToDouble(Map.Entry::getValue)
            .sum();
    return all == 0
        ? "–"
        : String.format(Locale.ROOT, "%.1f", PERCENT * counts.getOrDefault(name, 0.0) / all);
  }

  private static String left() {
    return "What both have: who asks for what is being made or loaded waits for it, statements are"
        + " prepared and pipelined, rendering happens off the event loop, and"
        + " dashboard-service keeps its newest figures in memory; all of it speaks for the"
        + " baseline.";
  }

  private static MarkdownTable baseline() {
    var table = new MarkdownTable("measure", "the baseline has", "why");
    Measure.ALL.forEach(measure -> table.add(measure.name(), measure.without(), measure.why()));
    return table;
  }

  private static String shares(MixedData data) {
    List<Pair> alone = data.alone();
    if (alone.isEmpty()) {
      return "Not measured in this run, see `--shares`.";
    }
    var table =
        new MarkdownTable(
            Stream.concat(Stream.of("measure alone"), SHARED.stream().map(Promise::what))
                .toArray(String[]::new));
    for (Pair pair : alone) {
      table.add(
          Stream.concat(
                  Stream.of(String.join(", ", pair.measures())),
                  SHARED.stream().map(promise -> judged(promise, pair)))
              .toArray(String[]::new));
    }
    return "Beside the baseline, by the baseline.\n\n" + table;
  }

  private static String judged(Promise promise, Pair pair) {
    return promise.judged(pair).format(promise.wanted().form());
  }
}
