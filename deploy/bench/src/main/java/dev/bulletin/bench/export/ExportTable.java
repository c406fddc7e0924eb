package dev.bulletin.bench.export;

import dev.bulletin.bench.record.MarkdownTable;
import java.util.Locale;

/** The data of a run as text and table for a README. */
final class ExportTable {
  private ExportTable() {}

  static String of(ExportData data) {
    MarkdownTable table =
        new MarkdownTable(
            "reports",
            "lines",
            "MiB",
            "seconds",
            "heap: most in use, MiB",
            "heap: most live, MiB",
            "process: most resident, MiB");
    data.runs().forEach(run -> addRow(table, run));
    return introduction(data) + "\n\n" + table;
  }

  private static void addRow(MarkdownTable table, ExportRun run) {
    table.add(
        format("%,d", run.reports()),
        format("%,d", run.lines()),
        format("%,.0f", run.bytes() / 1048576.0),
        format("%.1f", run.seconds()),
        Long.toString(run.peakHeapMebibytes()),
        Long.toString(run.peakLiveMebibytes()),
        Long.toString(run.peakResidentMebibytes()));
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String introduction(ExportData data) {
    return """
        Exports from a report-service with `-Xmx%dm`, a new one for each row, to a reader that \
        takes at most %d MiB a second; in use before, and live after, the collection where it was \
        most.

        %s, %s; %s. Written by `deploy/bench/export --write`."""
        .formatted(
            data.heapMebibytes(),
            data.mebibytesPerSecond(),
            data.startedAt().substring(0, 10),
            data.source().inWords(),
            data.machine().inWords());
  }
}
