package dev.bulletin.bench.series;

import dev.bulletin.bench.record.MarkdownTable;
import java.util.Locale;

/** The raw data as text and a table for a README. */
final class SeriesTable {
  private SeriesTable() {}

  static String of(SeriesData data) {
    return introduction(data) + "\n\n" + table(data);
  }

  private static String introduction(SeriesData data) {
    return String.format(
        Locale.ROOT,
        """
        %s, %s; %s; Java %s. %,d samples: %d series, one every 5 s for %d days, %,d MiB with their \
        roll-ups; written in %.0f s, rolled up in %.0f s. At most %d points are asked for. Cold: \
        PostgreSQL started anew for each read, nothing in its memory; its files may still be in \
        the system's. Written by `deploy/bench/series --write`.""",
        data.startedAt().substring(0, 10),
        data.source().inWords(),
        data.machine().inWords(),
        data.java(),
        data.samples(),
        data.series(),
        data.days(),
        data.mebibytes(),
        data.fillSeconds(),
        data.rollUpSeconds(),
        data.points());
  }

  private static String table(SeriesData data) {
    MarkdownTable table = new MarkdownTable("read", "reads", "p50 ms", "p99 ms", "max ms");
    data.reads()
        .forEach(
            reads ->
                table.add(
                    reads.name(),
                    Integer.toString(reads.millis().size()),
                    millis(reads.within(0.5)),
                    millis(reads.within(0.99)),
                    millis(reads.within(1))));
    return table.toString();
  }

  private static String millis(double millis) {
    return String.format(Locale.ROOT, "%.1f", millis);
  }
}
