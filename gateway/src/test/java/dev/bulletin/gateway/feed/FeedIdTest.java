package dev.bulletin.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportView;
import dev.bulletin.gateway.page.Site;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedIdTest {
  private static final Site SITE = new Site("https://x.example");

  @Test
  void staysWhenAReportMoves() {
    assertThat(id("a", "before", Language.EN)).isEqualTo(id("a", "after", Language.EN));
  }

  @Test
  void isAnotherOfEachReportAndLanguage() {
    assertThat(
            Set.of(id("a", "x", Language.EN), id("b", "x", Language.EN), id("a", "x", Language.VI)))
        .hasSize(3);
  }

  private static String id(String id, String slug, Language language) {
    return FeedId.of(
        SITE,
        new ReportView(
            id,
            slug,
            1,
            ReportStatus.PUBLISHED,
            language,
            Set.of(language),
            "T",
            "",
            "",
            "",
            List.of(),
            List.of(),
            "Lan",
            1,
            Instant.EPOCH,
            Instant.EPOCH,
            Instant.EPOCH));
  }
}
