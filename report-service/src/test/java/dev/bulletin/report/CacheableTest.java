package dev.bulletin.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.report.CountTags;
import dev.bulletin.contract.report.FindReport;
import dev.bulletin.contract.report.FindSurroundings;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ListReports;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportPage;
import dev.bulletin.contract.report.ReportSummary;
import dev.bulletin.contract.report.ReportSurroundings;
import dev.bulletin.contract.report.SearchHit;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TagCount;
import dev.bulletin.contract.report.TagCounts;
import dev.bulletin.report.browse.FindPlaces;
import dev.bulletin.report.browse.FindTeaser;
import dev.bulletin.report.browse.Places;
import dev.bulletin.report.browse.Teaser;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CacheableTest {
  private static final Provenance FRESH = Provenance.fresh("1", Set.of("x"), Instant.EPOCH);
  private static final Provenance STALE = FRESH.asStale();
  private static final ReportSummary SUMMARY =
      new ReportSummary(
          "1",
          "weekly",
          Language.EN,
          "Title",
          "",
          List.of(),
          "An",
          1,
          Instant.EPOCH,
          Instant.EPOCH);

  @Test
  void theNewsThatThereIsNothingIsForgottenWhenThereIs() {
    assertThat(Cacheable.FIND.tags().apply(new FindReport("weekly", Language.EN, false)))
        .containsExactly("report:weekly");
    assertThat(
            Cacheable.FIND_SURROUNDINGS.tags().apply(new FindSurroundings("weekly", Language.EN)))
        .containsExactly("reports");
  }

  @Test
  void whatStandsAroundDependsOnListsAndWhatIsSaidOfItOnItself() {
    assertThat(Cacheable.FIND_PLACES.tags().apply(new FindPlaces("weekly", Language.EN)))
        .containsExactly("reports");
    assertThat(Cacheable.FIND_TEASER.tags().apply(new FindTeaser("weekly", Language.EN)))
        .containsExactly("report:weekly");
  }

  @Test
  void whatShowsSeveralReportsDependsOnWhichArePublished() {
    assertThat(Cacheable.LIST.tags().apply(new ListReports(Language.EN, 10, null)))
        .containsExactly("reports");
    assertThat(
            Cacheable.SEARCH
                .tags()
                .apply(new SearchReports(Language.EN, "gold", ReportFilter.NONE, 10, null)))
        .containsExactly("reports");
    assertThat(Cacheable.COUNT_TAGS.tags().apply(new CountTags(Language.EN)))
        .containsExactly("reports");
  }

  @Test
  void anAnswerThatIsMarkedStaleIsOtherwiseTheSame() {
    var hit = new SearchHit(SUMMARY, List.of(), List.of());
    assertThat(
            Cacheable.LIST
                .withProvenance()
                .apply(new ReportPage(FRESH, List.of(SUMMARY), "n"), STALE))
        .isEqualTo(new ReportPage(STALE, List.of(SUMMARY), "n"));
    assertThat(
            Cacheable.SEARCH
                .withProvenance()
                .apply(new SearchPage(FRESH, List.of(hit), "n"), STALE))
        .isEqualTo(new SearchPage(STALE, List.of(hit), "n"));
    assertThat(
            Cacheable.COUNT_TAGS
                .withProvenance()
                .apply(new TagCounts(FRESH, List.of(new TagCount("gold", 3))), STALE))
        .isEqualTo(new TagCounts(STALE, List.of(new TagCount("gold", 3))));
    assertThat(
            Cacheable.FIND_SURROUNDINGS
                .withProvenance()
                .apply(new ReportSurroundings(FRESH, SUMMARY, null, List.of(SUMMARY)), STALE))
        .isEqualTo(new ReportSurroundings(STALE, SUMMARY, null, List.of(SUMMARY)));
    assertThat(
            Cacheable.FIND_PLACES
                .withProvenance()
                .apply(new Places(FRESH, "a", null, "b", List.of("c")), STALE))
        .isEqualTo(new Places(STALE, "a", null, "b", List.of("c")));
    assertThat(Cacheable.FIND_TEASER.withProvenance().apply(new Teaser(FRESH, SUMMARY), STALE))
        .isEqualTo(new Teaser(STALE, SUMMARY));
  }
}
