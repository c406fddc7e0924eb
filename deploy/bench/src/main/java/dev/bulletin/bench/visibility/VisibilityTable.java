package dev.bulletin.bench.visibility;

import dev.bulletin.bench.record.MarkdownTable;
import dev.bulletin.bench.visibility.VisibilityData.Change;
import dev.bulletin.bench.visibility.VisibilityData.Sighting;
import java.util.Locale;
import java.util.function.Function;

/** The data of a run as text and table for a README. */
final class VisibilityTable {
  private VisibilityTable() {}

  static String of(VisibilityData data) {
    MarkdownTable table =
        new MarkdownTable("shown by all gateways", "changes", "p50 ms", "p99 ms", "max ms");
    addRow(table, "the report's page", data, Change::page);
    addRow(table, "the API", data, Change::api);
    return introduction(data) + "\n\n" + table;
  }

  private static void addRow(
      MarkdownTable table, String name, VisibilityData data, Function<Change, Sighting> where) {
    long[] sorted =
        data.changes().stream().map(where).mapToLong(Sighting::micros).sorted().toArray();
    table.add(
        name,
        format("%,d", sorted.length),
        millis(sorted, 0.50),
        millis(sorted, 0.99),
        millis(sorted, 1));
  }

  /** The least of the figures that this share of them does not exceed. */
  private static String millis(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return format("%.1f", sorted[rank - 1] / 1_000.0);
  }

  private static String introduction(VisibilityData data) {
    return """
        From the acknowledgement of a `PUT` to the end of the first answer with the new title, at \
        the last of %d gateways; a report-service and the gateways in JVMs of their own (`%s`), \
        with PostgreSQL and Redis, after %d changes of warm-up, in %.0f s, %d errors. At each \
        gateway one reader of the page and one of the API ask again %.1f ms after each answer, \
        about %.1f ms apart: no figure is finer.

        %s, %s; %s; Java %s. Written by `deploy/bench/visibility --write`."""
        .formatted(
            data.gateways(),
            data.heap(),
            data.warmUp(),
            data.seconds(),
            data.errors(),
            data.pauseMicros() / 1_000.0,
            millisApart(data),
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords(),
            data.java());
  }

  /** Every reader looks all the time. */
  private static double millisApart(VisibilityData data) {
    long looks =
        data.changes().stream()
            .mapToLong(change -> change.page().looks() + change.api().looks())
            .sum();
    return 1_000 * data.seconds() * 2 * data.gateways() / looks;
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
