package dev.bulletin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.Sample;
import dev.bulletin.contract.dashboard.Samples;
import dev.bulletin.contract.dashboard.SummarizeDashboard;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.PublishReport;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportChanged;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.ReportWritten;
import dev.bulletin.contract.report.UpdateReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every record of every contract survives the wire, also to and from other versions. */
class ContractTest {
  private static final Instant AT = Instant.parse("2026-11-23T07:05:03.123456Z");
  private static final Provenance PROVENANCE = new Provenance("v7", Set.of("report:x"), AT, true);
  private static final Principal PRINCIPAL = new Principal("token:x", Set.of("reports:write"));
  private static final ReportText TEXT = new ReportText("Tiêu đề", "Tóm tắt", "# Nội dung");
  private static final ReportSummary SUMMARY =
      new ReportSummary("x", Language.VI, "Tiêu đề", "", List.of("btc"), "Lan", 3, AT);
  private static final Figure FIGURE =
      new Figure("BTC-USDT.price", new BigDecimal("96062.470"), AT, "binance", false);
  private static final Figure MISSING = new Figure("ETH-USDT.price", null, null, null, true);

  static List<Record> messages() {
    Map<Language, ReportText> texts = Map.of(Language.VI, TEXT, Language.EN, TEXT);
    return List.of(
        new FindReport("x", Language.EN, false),
        new ListReports(Language.VI, 20, null),
        new CreateReport(PRINCIPAL, "x", "Lan", List.of("btc"), texts),
        new UpdateReport(PRINCIPAL, "x", 3, "Lan", List.of(), texts),
        new PublishReport(PRINCIPAL, "x", 3),
        new ReportWritten("x", 4, ReportStatus.DRAFT),
        new ReportPage(PROVENANCE, List.of(SUMMARY), "next"),
        new ReportAnswer(
            PROVENANCE,
            new ReportView(
                "x",
                4,
                ReportStatus.PUBLISHED,
                Language.VI,
                Set.of(Language.VI),
                "t",
                "s",
                "b",
                "<p>b</p>",
                List.of(),
                "Lan",
                1,
                AT,
                AT,
                null)),
        new ReportChanged(
            "17", "x", 4, ReportStatus.PUBLISHED, AT, Set.of("reports"), List.of(SUMMARY)),
        new SummarizeDashboard("crypto"),
        new DashboardSummary(
            PROVENANCE,
            "crypto",
            true,
            List.of(new Tile("BTC-USDT", "Bitcoin", "USDT", FIGURE, MISSING))),
        new Samples(List.of(new Sample("BTC-USDT.price", new BigDecimal("0.10"), AT, "binance"))),
        new RoomMessages(
            List.of(new RoomMessage("reports", RoomKind.STREAM, "report", "x", AT, "17", "{}"))));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void survivesTheWire(Record message) {
    assertThat(JsonMapper.read(JsonMapper.bytes(message), message.getClass())).isEqualTo(message);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void ignoresFieldsOfNewerVersions(Record message) {
    String json = JsonMapper.string(message).replaceFirst("\\{", "{\"newer\":{\"field\":1},");
    assertThat(JsonMapper.read(json, message.getClass())).isEqualTo(message);
  }
}
