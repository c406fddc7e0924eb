package dev.bulletin.report.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.ExampleDashboards;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotTextTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Map<Language, SnapshotWords> WORDS = SnapshotWords.load();

  @Test
  void namesDashboardDateTimeAndZone() {
    SnapshotMoment moment = CryptoDashboard.at(CryptoDashboard.NOW);
    assertThat(write(Language.EN, UTC, moment).title())
        .isEqualTo("Crypto market, 25 November 2026, 07:00 UTC");
    assertThat(write(Language.VI, ZoneId.of("Asia/Ho_Chi_Minh"), moment).title())
        .isEqualTo("Thị trường tiền mã hóa, 14:00, 25/11/2026 Asia/Ho_Chi_Minh");
  }

  @Test
  void countsInTheSummaryWhatIsStaleAndWhatIsMissing() {
    assertThat(write(Language.EN, UTC, CryptoDashboard.at(CryptoDashboard.NOW)).summary())
        .isEqualTo(
            "Crypto market as of 25 November 2026, 07:00 UTC."
                + " 3 figures, of which 1 is stale and 1 is missing.");
  }

  @Test
  void tellsOfEachFigureWhatItIs() {
    assertThat(lines(Language.EN, CryptoDashboard.at(CryptoDashboard.NOW)))
        .contains(
            "| Name | Value | Unit | 24 h change | Time by its source | Source | State |",
            "| Bitcoin | 96,062.47 | USDT | -1.25% | 25 Nov 2026, 07:00:30 UTC | binance"
                + " | up to date |",
            "| Ether | 3.1416 | USDT | +0.50% (stale: 12 minutes old) | 25 Nov 2026, 06:48:30 UTC"
                + " | binance | stale: 12 minutes old |",
            "| XRP | – | USDT | – | – | – | missing: its source has given no value |");
  }

  @Test
  void writesNumbersAndTimesAsTheReadersOfEachLanguageDo() {
    assertThat(lines(Language.VI, CryptoDashboard.at(CryptoDashboard.NOW)))
        .contains(
            "| Bitcoin | 96.062,47 | USDT | -1,25% | 07:00:30, 25/11/2026 UTC | binance | mới |");
  }

  @Test
  void freezesTheLastDayInAChartThatHoldsItsData() {
    assertThat(write(Language.EN, UTC, CryptoDashboard.at(CryptoDashboard.NOW)).body())
        .contains(
            """
            ```chart
            type: line
            title: "Bitcoin, last 24 hours"
            description: "Bitcoin in USDT. First 95,000.00 at 25 Nov 2026, 05:00:30 UTC; last \
            96,062.47 at 25 Nov 2026, 07:00:30 UTC; lowest 95,000.00 at 25 Nov 2026, 05:00:30 UTC; \
            highest 97,000.50 at 25 Nov 2026, 06:00:30 UTC."
            unit: "USDT"
            series:
              - name: "Bitcoin"
                points:
                  [[2026-11-25T05:00:30Z, 95000], [2026-11-25T06:00:30Z, 97000.5], \
            [2026-11-25T07:00:30Z, 96062.47]]
            ```
            """);
  }

  @Test
  void saysThatThereAreTooFewValuesForAChart() {
    assertThat(lines(Language.EN, CryptoDashboard.at(CryptoDashboard.NOW)))
        .contains(
            "**Ether**: too few values in the last 24 hours for a chart.",
            "**XRP**: too few values in the last 24 hours for a chart.");
    assertThat(write(Language.EN, UTC, CryptoDashboard.at(CryptoDashboard.NOW)).body())
        .containsOnlyOnce("```chart");
  }

  @Test
  void saysThatItIsSimulated() {
    for (Language language : Language.values()) {
      ReportText text = write(language, UTC, CryptoDashboard.simulated());
      assertThat(text.summary()).startsWith("SIMULATED");
      assertThat(text.body()).startsWith("**SIMULATED");
      ReportText real = write(language, UTC, CryptoDashboard.at(CryptoDashboard.NOW));
      assertThat(real.summary() + real.body()).doesNotContain("SIMULATED");
    }
  }

  @Test
  void saysThatItIsLate() {
    SnapshotMoment moment = CryptoDashboard.at(CryptoDashboard.NOW);
    Instant late = CryptoDashboard.NOW.minusSeconds(61);
    assertThat(text(moment, late).body())
        .contains("planned for 25 November 2026, 06:59 UTC and could not be made then");
    assertThat(text(moment, CryptoDashboard.NOW.minusSeconds(30)).body())
        .doesNotContain("could not be made then");
  }

  @Test
  void takesNamesForNothingButText() {
    String name = "A|B <script>*x*</script>\n```\n\"q\": [z](javascript:1)";
    SnapshotMoment moment =
        new SnapshotMoment(
            CryptoDashboard.NOW,
            ExampleDashboards.summary(
                Provenance.fresh("v", Set.of(), CryptoDashboard.NOW),
                "crypto",
                false,
                List.of(
                    CryptoDashboard.tile(
                        "K",
                        name,
                        CryptoDashboard.fresh("s", "1", CryptoDashboard.NOW),
                        CryptoDashboard.fresh("s", "1", CryptoDashboard.NOW)))),
            Map.of("K", CryptoDashboard.at(CryptoDashboard.NOW).history("BTC")));
    String escaped =
        "A\\|B \\<script\\>\\*x\\*\\</script\\> \\`\\`\\` \"q\": \\[z\\](javascript:1)";
    assertThat(lines(Language.EN, moment))
        .anyMatch(line -> line.startsWith("| " + escaped + " | 1.0000 |"))
        .contains(
            "  - name: \"A|B <script>*x*</script> ``` \\\"q\\\": [z](javascript:1)\"",
            "title: \"A|B <script>*x*</script> ``` \\\"q\\\": [z](javascript:1), last 24 hours\"");
  }

  @Test
  void callsADashboardByItsNameWhenNoOtherIsKnown() {
    SnapshotMoment moment =
        new SnapshotMoment(
            CryptoDashboard.NOW,
            ExampleDashboards.summary(
                Provenance.fresh("v", Set.of(), CryptoDashboard.NOW), "other", false, List.of()),
            Map.of());
    assertThat(write(Language.EN, UTC, moment).title()).startsWith("other, 25 November 2026");
  }

  private static List<String> lines(Language language, SnapshotMoment moment) {
    return write(language, UTC, moment).body().lines().toList();
  }

  private static ReportText write(Language language, ZoneId zone, SnapshotMoment moment) {
    return new SnapshotText(words(language), zone, moment, null).write();
  }

  private static ReportText text(SnapshotMoment moment, Instant plannedFor) {
    return new SnapshotText(words(Language.EN), UTC, moment, plannedFor).write();
  }

  private static SnapshotWords words(Language language) {
    return Objects.requireNonNull(WORDS.get(language));
  }
}
