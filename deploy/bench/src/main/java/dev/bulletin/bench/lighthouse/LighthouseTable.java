package dev.bulletin.bench.lighthouse;

import dev.bulletin.bench.Spread;
import dev.bulletin.bench.record.MarkdownTable;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The data of a run as text and table for a README. */
final class LighthouseTable {
  private static final int WANTED_PERFORMANCE = 95;
  private static final int WANTED = 100;

  private LighthouseTable() {}

  static String of(LighthouseData data) {
    MarkdownTable table =
        new MarkdownTable(
            "page",
            "performance",
            "accessibility",
            "best practices",
            "SEO",
            "first paint ms",
            "largest paint ms",
            "blocked ms",
            "shift",
            "KiB",
            "met");
    data.pages().forEach(page -> addRow(table, page, data.of(page)));
    return introduction(data) + "\n\n" + table;
  }

  private static void addRow(MarkdownTable table, String page, List<Look> looks) {
    table.add(
        page,
        spread(looks, "%.0f", Look::performance),
        median(looks, "%.0f", Look::accessibility),
        median(looks, "%.0f", Look::bestPractices),
        median(looks, "%.0f", Look::seo),
        spread(looks, "%.0f", Look::firstPaintMillis),
        spread(looks, "%.0f", Look::largestPaintMillis),
        spread(looks, "%.0f", Look::blockedMillis),
        median(looks, "%.3f", Look::shift),
        median(looks, "%.0f", look -> look.bytes() / 1024),
        met(looks));
  }

  private static String met(List<Look> looks) {
    boolean met =
        figure(looks, Look::performance).median() >= WANTED_PERFORMANCE
            && figure(looks, Look::accessibility).median() == WANTED
            && figure(looks, Look::bestPractices).median() == WANTED
            && figure(looks, Look::seo).median() == WANTED;
    List<String> shortfalls =
        looks.stream().flatMap(look -> look.shortfalls().stream()).distinct().toList();
    return met ? "yes" : ("no " + String.join(", ", shortfalls)).strip();
  }

  private static Spread figure(List<Look> looks, ToDoubleFunction<Look> figure) {
    return Spread.of(looks.stream().mapToDouble(figure));
  }

  private static String spread(List<Look> looks, String form, ToDoubleFunction<Look> figure) {
    return figure(looks, figure).format(form);
  }

  private static String median(List<Look> looks, String form, ToDoubleFunction<Look> figure) {
    return String.format(Locale.ROOT, form, figure(looks, figure).median());
  }

  private static String introduction(LighthouseData data) {
    Look one = data.looks().get(0);
    return """
        Lighthouse %s as on a phone (its own preset: a slow 4G line and a CPU four times slower, \
        both simulated), against the suite in one JVM on the same machine, each time with nothing \
        kept in the browser. Medians (least–most) of %d looks at each page. Wanted: performance %d, \
        the other three %d.

        %s, %s; %s; %s, Node %s. Written by `deploy/bench/lighthouse --write`."""
        .formatted(
            one.lighthouse(),
            data.of(one.page()).size(),
            WANTED_PERFORMANCE,
            WANTED,
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            one.browser().replace('/', ' '),
            one.node().replace("v", ""));
  }
}
