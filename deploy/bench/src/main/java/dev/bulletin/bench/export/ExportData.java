package dev.bulletin.bench.export;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.util.List;

/** Everything one run of the command has measured, and under which conditions. */
record ExportData(
    String name,
    String startedAt,
    Source source,
    Machine machine,
    int heapMebibytes,
    int mebibytesPerSecond,
    List<ExportRun> runs) {
  ExportData {
    runs = List.copyOf(runs);
  }
}
