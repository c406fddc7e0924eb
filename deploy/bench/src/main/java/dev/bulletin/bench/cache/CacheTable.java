package dev.bulletin.bench.cache;

import dev.bulletin.bench.record.MarkdownTable;
import java.util.IntSummaryStatistics;
import java.util.Locale;

/** The raw data as text and tables for a README. */
final class CacheTable {
  private CacheTable() {}

  static String of(CacheData data) {
    return String.join("\n\n", introduction(data), hits(data), cold(data), zipf(data.zipf()));
  }

  private static String introduction(CacheData data) {
    return """
        %s, %s; %s; Java %s. Written by `deploy/bench/cache --write`."""
        .formatted(
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            data.java());
  }

  private static String hits(CacheData data) {
    MarkdownTable table = new MarkdownTable("a hit in memory", "threads", "ns", "± ns", "bytes");
    data.hits()
        .forEach(
            hit ->
                table.add(
                    hit.name(),
                    Integer.toString(hit.threads()),
                    number("%.0f", hit.nanos()),
                    number("%.0f", hit.error()),
                    number("%.0f", hit.bytesAllocated())));
    return table.toString();
  }

  private static String cold(CacheData data) {
    MarkdownTable table =
        new MarkdownTable(
            "who asks at once for an answer that nobody has", "answers", "loads of each");
    data.cold()
        .forEach(
            cold ->
                table.add(
                    number("%,d", cold.requests()) + " on " + cold.where(),
                    Integer.toString(cold.loads().size()),
                    range(cold)));
    return table.toString();
  }

  private static String range(CacheData.Cold cold) {
    IntSummaryStatistics loads =
        cold.loads().stream().mapToInt(Integer::intValue).summaryStatistics();
    return loads.getMin() == loads.getMax()
        ? Integer.toString(loads.getMin())
        : loads.getMin() + " to " + loads.getMax();
  }

  private static String zipf(CacheData.Zipf zipf) {
    MarkdownTable table = new MarkdownTable("answered", "share of reads");
    table.add("from memory", percent(zipf.share("l1")));
    table.add("from memory or Redis", percent(zipf.share("l1", "l2")));
    table.add("by waiting for a load", percent(zipf.share("wait")));
    table.add("by loading", percent(zipf.share("load")));
    table.add("stale, missing or not at all", percent(zipf.share("stale", "miss", "error")));
    return """
        Zipf (s = 1) over %s answers of %s bytes, room for %s in memory, one instance, Redis on the \
        same machine, after %s reads of warm-up: %s reads and %s writes of answers chosen alike. With \
        perfect knowledge memory answers %s.

        %s"""
        .formatted(
            number("%,d", zipf.answers()),
            number("%,d", zipf.answerBytes()),
            number("%,d", zipf.room()),
            number("%,d", zipf.warmUp()),
            number("%,d", zipf.reads()),
            number("%,d", zipf.writes()),
            percent(new ZipfNumbers(zipf.answers(), 0).shareOfFirst(zipf.room())),
            table);
  }

  private static String percent(double share) {
    return number("%.1f %%", 100 * share);
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
