package dev.bulletin.bench.export;

import java.util.List;

/**
 * One export from beginning to end.
 *
 * @param reports how many there were to export
 * @param lines how many whole lines came
 * @param peakHeapMebibytes the most that was in use before a collection
 * @param peakLiveMebibytes the most that was in use after one
 * @param peakResidentMebibytes the most that the process ever had
 */
record ExportRun(
    int reports,
    long lines,
    long bytes,
    double seconds,
    long peakHeapMebibytes,
    long peakLiveMebibytes,
    long peakResidentMebibytes,
    List<String> jvmOptions) {
  ExportRun {
    jvmOptions = List.copyOf(jvmOptions);
  }

  boolean isComplete() {
    return lines == reports;
  }
}
