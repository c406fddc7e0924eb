package dev.bulletin.report.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportSummary;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListVersionTest {
  private static final String VERSION = ListVersion.of(List.of(report("a", 1)), false);

  @Test
  void isTheSameForTheSameReports() {
    assertThat(ListVersion.of(List.of(report("a", 1)), false)).isEqualTo(VERSION);
  }

  @Test
  void changesWithARevisionAReportAndTheEndOfTheList() {
    assertThat(ListVersion.of(List.of(report("a", 2)), false)).isNotEqualTo(VERSION);
    assertThat(ListVersion.of(List.of(report("b", 1)), false)).isNotEqualTo(VERSION);
    assertThat(ListVersion.of(List.of(report("a", 1)), true)).isNotEqualTo(VERSION);
    assertThat(ListVersion.of(List.of(), false)).isNotEqualTo(VERSION);
  }

  private static ListedReport report(String slug, int revision) {
    var summary =
        new ReportSummary(
            "1", slug, Language.EN, "T", "", List.of(), "A", 1, Instant.EPOCH, Instant.EPOCH);
    return new ListedReport(1, revision, summary);
  }
}
