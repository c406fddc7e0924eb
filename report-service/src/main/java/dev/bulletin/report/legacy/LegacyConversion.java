package dev.bulletin.report.legacy;

import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.report.transfer.ReportLine;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns one row into a report: published when it was created, or a draft if nobody knows when. It
 * has the words of its title in its address, those of the Vietnamese one if there is one.
 */
final class LegacyConversion {
  private final LegacyRow row;
  private final ZoneId zone;
  private final Map<Language, ReportText> texts = new TreeMap<>();
  private final List<Dropped> dropped = new ArrayList<>();

  private LegacyConversion(LegacyRow row, ZoneId zone) {
    this.row = row;
    this.zone = zone;
  }

  /**
   * The row as a report.
   *
   * @param zone of the dates in titles of reports that have no heading
   */
  static LegacyReport convert(LegacyRow row, String author, ZoneId zone) {
    var conversion = new LegacyConversion(row, zone);
    conversion.addText(Language.VI, "html_content", row.html());
    conversion.addText(Language.EN, "html_content_en", row.htmlEn());
    conversion.drop("css_content", "style", row.css());
    conversion.drop("js_content", "script", row.js());
    conversion.drop("js_content_en", "script", row.jsEn());
    return new LegacyReport(conversion.line(author), conversion.dropped);
  }

  private void addText(Language language, String column, @Nullable String html) {
    if (html == null || html.isBlank()) {
      return;
    }
    LegacyPage page = LegacyPage.of(row.id(), column, html);
    dropped.addAll(page.dropped());
    if (!page.isEmpty()) {
      String title = page.takeTitle().orElseGet(() -> datedTitle(language));
      texts.put(language, new ReportText(title, page.summary(), page.body(), BodyFormat.HTML));
    }
  }

  private String datedTitle(Language language) {
    Instant createdAt = row.createdAt();
    boolean vietnamese = language.equals(Language.VI);
    if (createdAt == null) {
      return (vietnamese ? "Báo cáo " : "Report ") + row.id();
    }
    DateTimeFormatter day =
        DateTimeFormatter.ofPattern(vietnamese ? "d/M/uuuu" : "d MMMM uuuu", Locale.ENGLISH);
    return (vietnamese ? "Báo cáo ngày " : "Report of ") + day.format(createdAt.atZone(zone));
  }

  private void drop(String column, String kind, @Nullable String content) {
    if (content != null && !content.isBlank()) {
      dropped.add(new Dropped(row.id(), column, kind, 1, content.length(), null));
    }
  }

  private Optional<ReportLine> line(String author) {
    return texts.values().stream().findFirst().map(first -> line(author, first.title()));
  }

  private ReportLine line(String author, String title) {
    return new ReportLine(
        /* id= */ null,
        LegacySlug.of(title, row.id()),
        /* revision= */ null,
        row.createdAt() == null ? ReportStatus.DRAFT : ReportStatus.PUBLISHED,
        author,
        List.of(),
        new TreeMap<Language, @Nullable ReportText>(texts),
        row.createdAt(),
        /* updatedAt= */ null,
        /* publishAt= */ null,
        row.createdAt(),
        /* formerSlugs= */ null,
        /* charts= */ null);
  }
}
