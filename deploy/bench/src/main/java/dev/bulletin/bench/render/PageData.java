package dev.bulletin.bench.render;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.page.TemplateFiles;
import dev.bulletin.common.words.Messages;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.contract.dashboard.Figure;
import dev.bulletin.contract.dashboard.FigureFormat;
import dev.bulletin.contract.dashboard.LocalizedText;
import dev.bulletin.contract.dashboard.Tile;
import dev.bulletin.contract.report.Heading;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportAnswer;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.contract.report.TagCount;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.gateway.asset.Assets;
import dev.bulletin.gateway.page.PageSettings;
import dev.bulletin.gateway.page.Pages;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Answers as the services give them, of the size that they have in practice; each is new. */
final class PageData {
  private static final Instant NOW = Instant.parse("2026-11-23T09:10:05Z");
  private static final long FRAGMENT_BYTES = 16L << 20;
  private static final String PARAGRAPH =
      "<p>The supply of dollar stablecoins rose by 2.4 billion in the past week. It was the ninth"
          + " increase in a row, and in earlier cycles it was read as dry powder.</p>\n";

  private final AtomicLong versions = new AtomicLong();

  Pages pages(Vertx vertx) {
    var cpu = vertx.createSharedWorkerExecutor("cpu", Runtime.getRuntime().availableProcessors());
    return Pages.create(
        Pages.compile(cpu, TemplateFiles.onClassPath("templates"), FRAGMENT_BYTES),
        Messages.load("messages", Language.locales()),
        Assets.load(),
        PageSettings.standard(/* simulated= */ true),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  ReportPage reports() {
    return new ReportPage(
        provenance(), IntStream.range(0, 20).mapToObj(PageData::summary).toList(), "next");
  }

  ReportAnswer report() {
    return new ReportAnswer(
        provenance(),
        new ReportView(
            "1",
            "weekly-outlook",
            1,
            ReportStatus.PUBLISHED,
            Language.EN,
            Set.of(Language.EN, Language.VI),
            "Funding cools while spot buyers return",
            "Perpetual funding fell to its lowest level since August.",
            "body",
            PARAGRAPH.repeat(60),
            List.of(new Heading(2, "one", "One"), new Heading(2, "two", "Two")),
            List.of("weekly", "funding"),
            "Lan",
            6,
            NOW,
            NOW,
            NOW));
  }

  ReportSurroundings surroundings() {
    return new ReportSurroundings(
        provenance(),
        summary(1),
        summary(2),
        IntStream.range(3, 7).mapToObj(PageData::summary).toList());
  }

  TagCounts tags() {
    return new TagCounts(
        provenance(),
        IntStream.range(0, 16).mapToObj(i -> new TagCount("topic-" + i, 40 - i)).toList());
  }

  DashboardSummary figures() {
    return new DashboardSummary(
        provenance(),
        "crypto",
        LocalizedText.same("Crypto"),
        LocalizedText.same("Prices of pairs."),
        /* simulated= */ true,
        IntStream.range(0, 7).mapToObj(PageData::tile).toList(),
        List.of(),
        List.of());
  }

  private Provenance provenance() {
    return Provenance.fresh(Long.toString(versions.incrementAndGet()), Set.of("all"), NOW);
  }

  private static ReportSummary summary(int number) {
    return new ReportSummary(
        Integer.toString(number),
        "report-" + number,
        Language.EN,
        "Funding cools while spot buyers return, part " + number,
        "Perpetual funding fell to its lowest level since August as spot volume rose again.",
        List.of("weekly", "funding"),
        "Lan",
        6,
        NOW,
        NOW);
  }

  private static Tile tile(int number) {
    String key = "COIN" + number + "-USDT";
    var price =
        new Figure(
            key + ".price", new BigDecimal("96062.47"), NOW, "binance", false, NOW.plusSeconds(15));
    var change =
        new Figure(
            key + ".change", new BigDecimal("1.48"), NOW, "binance", false, NOW.plusSeconds(15));
    return new Tile(
        key,
        LocalizedText.same("Coin " + number),
        "USDT",
        FigureFormat.PRICE,
        List.of(),
        price,
        change);
  }
}
