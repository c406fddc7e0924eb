package dev.bulletin.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.CreateReport;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.MoveReport;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.UpdateReport;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportRulesTest {
  private static final String OUTSIDE_THE_BMP = "𝐁";

  @Test
  void acceptsWhatIsAsItShouldBe() {
    assertThatCode(() -> ReportRules.check(Examples.create("weekly-2026-11")))
        .doesNotThrowAnyException();
    assertThatCode(() -> ReportRules.check(Examples.update("weekly", 1, "Title")))
        .doesNotThrowAnyException();
  }

  @Test
  void acceptsWhatIsJustWithinTheLimits() {
    var text = new ReportText(OUTSIDE_THE_BMP.repeat(200), "ữ".repeat(1_000), "a".repeat(1 << 20));
    assertThatCode(
            () -> ReportRules.check(create("a".repeat(100), "b".repeat(100), tags(10), text)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Weekly", "a b", "-a", "a-", "a--b", "tuần", "a/b", "a\n"})
  void refusesASlugThatIsNone(String slug) {
    assertRefused(create(slug, "A", List.of(), Examples.ENGLISH), "slug: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"batch", "export", "import", "preview", "search"})
  void refusesAnAddressOfTheApi(String slug) {
    String rule = ": an address of the API, choose another";
    assertRefused(create(slug, "A", List.of(), Examples.ENGLISH), "slug" + rule);
    assertRefused(
        () -> ReportRules.check(new MoveReport(Examples.ANALYST, "a", 1, slug)), "newSlug" + rule);
    assertRefused(
        () -> ReportRules.checkFormerSlugs(List.of("b", slug), "a"), "formerSlugs[1]" + rule);
    assertThatCode(() -> ReportRules.check(create("a", "A", List.of(slug), Examples.ENGLISH)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesFormerSlugsThatAreTooManyOrTheSlugItself() {
    List<String> many = IntStream.range(0, 101).mapToObj(i -> "b-" + i).toList();
    assertRefused(
        () -> ReportRules.checkFormerSlugs(many, "a"), "formerSlugs: at most 100, got 101");
    assertRefused(
        () -> ReportRules.checkFormerSlugs(List.of("b", "a"), "a"),
        "formerSlugs: has the slug itself");
  }

  @Test
  void refusesALongSlug() {
    assertRefused(create("a".repeat(101), "A", List.of(), Examples.ENGLISH), "slug: ");
  }

  @Test
  void refusesAnAuthorWithoutANameOrWithALongOne() {
    assertRefused(create("a", "  ", List.of(), Examples.ENGLISH), "author: ");
    assertRefused(create("a", "b".repeat(101), List.of(), Examples.ENGLISH), "author: ");
  }

  @Test
  void refusesTooManyTags() {
    assertRefused(create("a", "A", tags(11), Examples.ENGLISH), "tags: at most 10, got 11");
  }

  @Test
  void namesTheTagThatIsWrong() {
    assertRefused(create("a", "A", List.of("ok", "Not ok"), Examples.ENGLISH), "tags[1]: ");
    assertRefused(create("a", "A", List.of("ok", "ok"), Examples.ENGLISH), "tags[1]: given twice");
  }

  @Test
  void refusesAReportWithoutAText() {
    var command = new CreateReport(Examples.ANALYST, "a", "A", List.of(), Map.of());
    assertRefused(command, "texts: ");
  }

  @Test
  void refusesATitleThatIsEmptyLongOrOfSeveralLines() {
    assertTextRefused(new ReportText(" ", "", ""), "texts.en.title: ");
    assertTextRefused(new ReportText(OUTSIDE_THE_BMP.repeat(201), "", ""), "texts.en.title: ");
    assertTextRefused(new ReportText("one\ntwo", "", ""), "texts.en.title: must be a single line");
  }

  @Test
  void refusesALongSummary() {
    assertTextRefused(
        new ReportText("T", "s".repeat(1_001), ""),
        "texts.en.summary: expected 0 to 1,000 characters, got 1,001");
  }

  @Test
  void countsTheBodyInBytes() {
    assertTextRefused(new ReportText("T", "", "ữ".repeat(400_000)), "texts.en.body: at most ");
  }

  @Test
  void refusesWhatPostgresCannotKeep() {
    assertTextRefused(new ReportText("T", "", "a\0b"), "texts.en.body: ");
    assertTextRefused(new ReportText("T", "a\ud800b", ""), "texts.en.summary: ");
  }

  @Test
  void namesAPartThatIsMissing() {
    assertTextRefused(new ReportText(null, "", ""), "texts.en.title: required");
    assertTextRefused(new ReportText("T", null, ""), "texts.en.summary: required");
    assertTextRefused(new ReportText("T", "", null), "texts.en.body: required");
  }

  @Test
  void holdsForUpdatesToo() {
    var command =
        new UpdateReport(Examples.ANALYST, "a", 1, "", List.of(), Map.of(Language.EN, text("T")));
    assertThatThrownBy(() -> ReportRules.check(command)).hasMessageContaining("author: ");
  }

  private static void assertTextRefused(ReportText text, String detail) {
    assertRefused(create("a", "A", List.of(), text), detail);
  }

  private static void assertRefused(CreateReport command, String detail) {
    assertRefused(() -> ReportRules.check(command), detail);
  }

  private static void assertRefused(ThrowingCallable check, String detail) {
    assertThatThrownBy(check)
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(refusal.detail()).startsWith(detail);
            });
  }

  private static CreateReport create(
      String slug, String author, List<String> tags, ReportText text) {
    return new CreateReport(Examples.ANALYST, slug, author, tags, Map.of(Language.EN, text));
  }

  private static ReportText text(String title) {
    return new ReportText(title, "", "");
  }

  private static List<String> tags(int count) {
    return IntStream.range(0, count).mapToObj(i -> "tag-" + i).toList();
  }
}
