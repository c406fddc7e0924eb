package dev.bulletin.bench.mixed;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.baseline.Measure;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Turn;
import dev.bulletin.bench.record.MarkdownTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The raw data of the mixed load as a report. */
final class MixedTable {
  private static final double MILLIS = 1e3;
  private static final double PERCENT = 100;

  private MixedTable() {}

  static String of(MixedData data) {
    data.sound();
    Pair all = data.pairs().get(0);
    return String.join(
            "\n\n",
            "# The promises, measured",
            introduction(data),
            method(data, all),
            "## With all measures against the baseline",
            comparison(all).toString(),
            "## Which tier answered",
            tiers(all).toString(),
            "## The baseline",
            "What each measure replaces, and why somebody has that who has not heard of it. "
                + left(),
            baseline().toString(),
            shares(data))
        + "\n";
  }

  private static String introduction(MixedData data) {
    return """
        %s, %s; %s; Java %s, G1, %s for all services; %.0f s in all. Written by `deploy/bench/run`."""
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
        due. Medians (least–most); ratios pair by pair; a run with a single error is refused.""",
        data.rounds(),
        data.partSeconds(),
        data.connections(),
        data.partSeconds(),
        pair.rate(),
        data.warmUpSeconds(),
        data.reports(),
        mix());
  }

  private static String mix() {
    return Stream.of(Kind.values())
        .map(kind -> "%d %% %s".formatted(kind.share(), kind.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }

  private static MarkdownTable comparison(Pair pair) {
    var table =
        new MarkdownTable("", "baseline", "with all measures", "ratio", "promised", "reached");
    row(table, pair, "(a) requests a second", "%,.0f", rate(), "at least 6", r -> r >= 6);
    row(table, pair, "(b) p50, ms", "%.2f", p50(), "at most 0.30", r -> r <= 0.3);
    row(table, pair, "(b) p99, ms", "%.2f", p99(), "at most 0.30", r -> r <= 0.3);
    row(
        table,
        pair,
        "(d) requests for each CPU second of the services",
        "%,.0f",
        turn -> turn.fastest().answersPerCpuSecond(),
        "at least 1.60",
        r -> r >= 1.6);
    row(
        table,
        pair,
        "(f) time in PostgreSQL for each request, µs",
        "%,.1f",
        turn -> turn.atRate().statementMicrosEach(),
        "at most 0.40",
        r -> r <= 0.4);
    told(table, pair, "statements for each request", "%.2f", t -> t.atRate().statementsEach());
    told(
        table,
        pair,
        "CPU time of PostgreSQL for each request, µs",
        "%,.1f",
        turn -> turn.atRate().databaseCpuMicrosEach());
    told(
        table,
        pair,
        "CPU time of the services for each request at the rate, µs",
        "%,.1f",
        turn -> turn.atRate().cpuMicrosEach());
    return table;
  }

  private static ToDoubleFunction<Turn> rate() {
    return turn -> turn.fastest().loaded().perSecond();
  }

  private static ToDoubleFunction<Turn> p50() {
    return turn -> turn.atRate().loaded().p50() / MILLIS;
  }

  private static ToDoubleFunction<Turn> p99() {
    return turn -> turn.atRate().loaded().p99() / MILLIS;
  }

  private static void row(
      MarkdownTable table,
      Pair pair,
      String what,
      String form,
      ToDoubleFunction<Turn> figure,
      String promised,
      Predicate<Double> reached) {
    Spread ratio = pair.ratio(figure);
    table.add(
        what,
        spread(pair.baseline(), figure).format(form),
        spread(pair.measured(), figure).format(form),
        ratio.format("%.2f"),
        promised,
        reached.test(ratio.median()) ? "yes" : "**no**");
  }

  private static void told(
      MarkdownTable table, Pair pair, String what, String form, ToDoubleFunction<Turn> figure) {
    row(table, pair, what, form, figure, "", any -> true);
  }

  private static Spread spread(List<Turn> turns, ToDoubleFunction<Turn> figure) {
    return Spread.of(turns.stream().mapToDouble(figure));
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
        + " prepared and pipelined, rendering happens off the event loop, and dashboard-service keeps"
        + " its newest figures in memory; all of it speaks for the baseline.";
  }

  private static MarkdownTable baseline() {
    var table = new MarkdownTable("measure", "the baseline has", "why");
    Measure.ALL.forEach(measure -> table.add(measure.name(), measure.without(), measure.why()));
    return table;
  }

  private static String shares(MixedData data) {
    List<Pair> alone = data.pairs().subList(1, data.pairs().size());
    if (alone.isEmpty()) {
      return "The share of each measure: not measured, see `--shares`.";
    }
    var table =
        new MarkdownTable(
            "measure alone",
            "requests a second",
            "p50",
            "requests for each CPU second",
            "time in" + " PostgreSQL");
    for (Pair pair : alone) {
      table.add(
          String.join(", ", pair.measures()),
          pair.ratio(rate()).format("%.2f"),
          pair.ratio(p50()).format("%.2f"),
          pair.ratio(turn -> turn.fastest().answersPerCpuSecond()).format("%.2f"),
          pair.ratio(turn -> turn.atRate().statementMicrosEach()).format("%.2f"));
    }
    return "## Each measure alone, by the baseline\n\n" + table;
  }
}
