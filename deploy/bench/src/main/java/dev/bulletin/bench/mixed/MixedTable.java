package dev.bulletin.bench.mixed;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.baseline.Measure;
import dev.bulletin.bench.baseline.WiredSuite.Costly;
import dev.bulletin.bench.mixed.Latencies.Summary;
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
        heading + " Latency by kind",
        kinds(data.all()),
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
    %s, %s; %s; Java %s; the baseline: `%s`; with all measures: `%s`; %.0f s in all. \
    Written by `deploy/bench/run`.\
    """
        .formatted(
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            data.java(),
            String.join(" ", data.baselineOptions()),
            String.join(" ", data.measuredOptions()),
            data.seconds());
  }

  private static String method(MixedData data, Pair pair) {
    return String.format(
        Locale.ROOT,
        """
        Both sides are the four services in one JVM with a PostgreSQL and a Redis of their own, and run in \
        turn: %d rounds of %d s as fast as answers come over %d connections, and of %d s at %.0f \
        requests a second, half of what the slower side answers; after %d s of warm-up each, and what \
        that has left PostgreSQL to do, and a tenth as long again. Of %,d \
        reports that are chosen by Zipf's law. %s. At a rate a request's time counts from when it was \
        due. Memory is that of services started anew, at the same rate, the start included; a heap may \
        take 512 MiB on both sides, and with all measures %d MiB of it may hold finished pages, half as much again what they are made of, and %d MiB \
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
        .map(kind -> "%d %% %s".formatted(kind.share(), name(kind)))
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
        told(figures.baseline(), promise.form()),
        told(figures.measured(), promise.form()),
        told(figures.judged(), wanted.form()),
        wanted.words(),
        wanted.isPromised() ? promise.isKept(pair) ? "yes" : "**no**" : "");
  }

  private static String told(Spread spread, String form) {
    return Double.isNaN(spread.median()) ? "–" : spread.format(form);
  }

  /** At the rate, of all rounds together: there are few writes in one. */
  private static String kinds(Pair pair) {
    var table =
        new MarkdownTable(
            "",
            "baseline: answers",
            "p50, ms",
            "p99, ms",
            "with all measures: answers",
            "p50, ms",
            "p99, ms");
    for (Kind kind : Kind.values()) {
      kind(table, kind, together(pair.baseline(), kind), together(pair.measured(), kind));
    }
    return "At the rate, all rounds together.\n\n" + table;
  }

  private static void kind(MarkdownTable table, Kind kind, Summary before, Summary after) {
    table.add(
        name(kind),
        count(before),
        millis(before, before.p50()),
        millis(before, before.p99()),
        count(after),
        millis(after, after.p50()),
        millis(after, after.p99()));
  }

  private static Summary together(List<Turn> turns, Kind kind) {
    return Latencies.summary(
        turns.stream().flatMap(turn -> turn.atRate().loaded().latenciesOf(kind).stream()).toList());
  }

  private static String count(Summary summary) {
    return String.format(Locale.ROOT, "%,d", summary.count());
  }

  private static String millis(Summary summary, double micros) {
    return summary.count() == 0 ? "–" : String.format(Locale.ROOT, "%.2f", micros / MILLIS);
  }

  private static String name(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
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

  /** Since the warm-up. */
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
    String refused =
        data.refusals().stream()
            .map(refusal -> "\n\nNot told, for there were errors: " + refusal + ".")
            .collect(Collectors.joining());
    if (alone.isEmpty()) {
      return "Not measured in this run, see `--shares`." + refused;
    }
    String[] heads = Promise.promised().stream().map(Promise::brief).toArray(String[]::new);
    var table = new MarkdownTable(row("measure alone", Stream.of(heads)));
    alone.forEach(
        pair ->
            table.add(
                row(
                    String.join(", ", pair.measures()),
                    Promise.promised().stream().map(promise -> moved(promise, pair)))));
    return """
    By the baseline beside it, in turn, after half as long a warm-up, %d rounds each at %.0f requests a \
    second; memory by that of the baseline above. Told are medians of what a measure moves: by 5 %% at least, with each of its rounds \
    beyond all of the baseline's.

    %s%s\
    """
        .formatted(alone.get(0).measured().size(), alone.get(0).rate(), table, refused);
  }

  private static String[] row(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).toArray(String[]::new);
  }

  private static String moved(Promise promise, Pair pair) {
    Figures figures = promise.figures().apply(pair);
    return figures.areApart()
        ? String.format(Locale.ROOT, promise.wanted().form(), figures.judged().median())
        : "·";
  }
}
