package dev.bulletin.bench.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Round;
import dev.bulletin.bench.Rounds;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawData;
import dev.bulletin.bench.record.Source;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTableTest {
  @Test
  void writesOneRowForEachMeasurement() {
    assertThat(PageTable.of(data(measurement("gzip", 0.02), measurement("identity", 0.03))))
        .endsWith(
            """
            | 17.0.15 | 4367 gzip | nginx | 20.0 (20.0–20.0) | 10.0 (10.0–10.0) | 2.00 (2.00–2.00) \
            | 1234 | 500 (500–500) | 500 (500–500) | 0 |
            | 17.0.15 | 4367 identity | nginx | 30.0 (30.0–30.0) | 10.0 (10.0–10.0) | 3.00 (3.00–3.00) \
            | 1234 | 500 (500–500) | 500 (500–500) | 0 |""");
  }

  @Test
  void saysWhatWasMeasuredWhenAndOnWhat() {
    assertThat(PageTable.of(data(measurement("gzip", 0.02))))
        .contains("`/en/reports/weekly`", "1 rounds of 2 s", "10 s of warm-up")
        .contains("The simulator ran.")
        .contains("2026-11-23, commit 0123456789ab; 2 cores (Some CPU), 2 GiB, Linux 6.1,")
        .contains("load average 0.5 before the start; nginx 1");
  }

  @Test
  void writesNothingOfARefusedRun() {
    RawData refused = data(measurement("gzip", 0));
    assertThatThrownBy(() -> PageTable.of(refused))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("no CPU time counted");
  }

  private static Measurement measurement(String encoding, double cpuSeconds) {
    List<Round> rounds =
        List.of(Rounds.sound("gateway", 1, cpuSeconds), Rounds.sound("nginx", 1, 0.01));
    return new Measurement(
        Map.of(
            "jdk", "17.0.15",
            "page", "/en/reports/weekly",
            "encoding", encoding,
            "bytes", "4367",
            "allocated", "1234"),
        List.of(),
        new Comparison("gateway", "nginx", new Plan(1, 2, 10), rounds));
  }

  private static RawData data(Measurement... measurements) {
    return new RawData(
        "page-cpu",
        "2026-11-23T10:15:00Z",
        new Source("0123456789abcdef0123456789abcdef01234567", false),
        new Machine(2, "Some CPU", 2048, "Linux 6.1", 0.5),
        Map.of("nginx", "nginx 1"),
        List.of("The simulator ran"),
        List.of(measurements));
  }
}
