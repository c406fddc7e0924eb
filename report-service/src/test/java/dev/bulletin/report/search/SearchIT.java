package dev.bulletin.report.search;

import static dev.bulletin.report.Waiting.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.contract.report.SearchHit;
import dev.bulletin.contract.report.SearchPage;
import dev.bulletin.contract.report.SearchReports;
import dev.bulletin.contract.report.TextPart;
import dev.bulletin.contract.report.UpdateReport;
import dev.bulletin.contract.report.WithdrawReport;
import dev.bulletin.report.Examples;
import dev.bulletin.report.KeptReports;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.Servers;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Servers.class)
class SearchIT {
  private static final List<String> NO_TAGS = List.of();

  private static KeptReports kept;
  private static SearchQueries queries;

  @BeforeAll
  static void start(PostgresServer server, PostgresServer.Access access) {
    kept = KeptReports.start(server, access);
    queries = new SearchQueries(new PgSearch(kept.database()), Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    kept.close();
  }

  @BeforeEach
  void clear() {
    kept.execute("TRUNCATE %s.report CASCADE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"giá vàng", "gia vang", "GIÁ VÀNG", "Gía Vang", "\"giá vàng\"", "vàng -bạc"})
  void vietnameseIsFoundWithItsAccentsAndWithout(String query) {
    vietnamese("gold", "Giá vàng hôm nay", "", "Không đổi.");
    vietnamese("other", "Bitcoin", "", "Không có gì.");
    assertThat(found(Language.VI, query)).containsExactly("gold");
  }

  /** Nothing has to be added to the database for a language that it can stem. */
  @Test
  void aFurtherLanguageIsFoundByItsStems() {
    Language french = Language.parse("fr");
    kept.publish("flow", NO_TAGS, french, text("Les marchés montaient", "", "Texte."));
    kept.publish("flow-en", NO_TAGS, Language.EN, text("Les marchés montaient", "", "Text."));
    assertThat(found(french, "marche monter")).containsExactly("flow");
    assertThat(found(Language.EN, "marche monter")).isEmpty();
  }

  @Test
  void theLetterWithAStrokeIsALetterWithoutOne() {
    vietnamese("dollar", "Đồng đô la", "", "");
    assertThat(found(Language.VI, "dong do la")).containsExactly("dollar");
    assertThat(found(Language.VI, "ĐỒNG")).containsExactly("dollar");
  }

  @Test
  void lettersFromSeparateAccentsAreTheSameLetters() {
    vietnamese("gold", Normalizer.normalize("Giá vàng", Normalizer.Form.NFD), "", "");
    assertThat(found(Language.VI, "giá vàng")).containsExactly("gold");
    assertThat(hits(Language.VI, "gia").get(0).title())
        .containsExactly(new TextPart("Giá", true), new TextPart(" vàng", false));
  }

  @Test
  void whatHasTheAccentsThatWereTypedComesFirst() {
    vietnamese("sell", "Ghi chú", "", "Nên bán khi giá lên.");
    vietnamese("friend", "Bạn bạn bạn", "Bạn bạn bạn.", "Bạn bè bạn bè bạn bè bạn.");
    assertThat(found(Language.VI, "bán")).containsExactly("sell", "friend");
    assertThat(found(Language.VI, "bạn")).containsExactly("friend", "sell");
    assertThat(found(Language.VI, "ban")).containsExactly("friend", "sell");
  }

  @ParameterizedTest
  @CsvSource({"prices", "price", "PRICING", "'rising price'", "price OR nothing", "price -gold"})
  void englishIsFoundInAllItsForms(String query) {
    english("rise", "Outlook", "", "Prices of bitcoin are rising.");
    english("gold", "Gold", "", "Its worth falls.");
    assertThat(found(Language.EN, query)).containsExactly("rise");
  }

  @Test
  void titlesCountMoreThanSummariesAndTheseMoreThanTagsAndBodies() {
    kept.publish("body", NO_TAGS, Language.EN, text("Outlook", "Weekly.", "On bitcoin."));
    kept.publish("tag", List.of("bitcoin"), Language.EN, text("Outlook", "Weekly.", "On it."));
    kept.publish("title", NO_TAGS, Language.EN, text("On bitcoin", "Weekly.", "Outlook."));
    kept.publish("summary", NO_TAGS, Language.EN, text("Outlook", "On bitcoin.", "Weekly."));
    assertThat(found(Language.EN, "bitcoin")).containsExactly("title", "summary", "tag", "body");
  }

  @Test
  void searchesOnlyWhatIsPublishedInTheLanguage() {
    english("withdrawn", "Bitcoin", "", "");
    done(kept.lifecycle().withdraw(new WithdrawReport(Examples.ANALYST, "withdrawn", 2)));
    done(kept.reports().create(Examples.create("draft")));
    vietnamese("vietnamese", "Bitcoin", "", "");
    english("english", "Bitcoin", "", "");
    assertThat(found(Language.EN, "bitcoin")).containsExactly("english");
    assertThat(found(Language.VI, "bitcoin")).containsExactly("vietnamese");
  }

  @Test
  void findsTheTextOfTodayAndNotThatOfYesterday() {
    english("weekly", "Silver", "", "");
    done(kept.reports().update(Examples.update("weekly", 2, "Copper")));
    assertThat(found(Language.EN, "silver")).isEmpty();
    assertThat(found(Language.EN, "copper")).containsExactly("weekly");
    assertThat(found(Language.EN, "weekly")).as("by its tag").containsExactly("weekly");
  }

  @Test
  void findsTheTagsOfTodayThoughTheTextStays() {
    kept.publish("weekly", List.of("gold"), Language.EN, text("Outlook", "", "Text."));
    done(
        kept.reports()
            .update(
                new UpdateReport(
                    Examples.ANALYST,
                    "weekly",
                    2,
                    "An",
                    List.of("silver"),
                    Map.of(Language.EN, text("Outlook", "", "Text.")))));
    assertThat(found(Language.EN, "gold")).isEmpty();
    assertThat(found(Language.EN, "silver")).containsExactly("weekly");
  }

  @Test
  void filtersByTagAndDay() {
    kept.publish("old", List.of("gold"), Language.EN, text("Bitcoin", "", ""));
    kept.publish("new", List.of("gold", "etf"), Language.EN, text("Bitcoin", "", ""));
    kept.publishedAt("old", "2026-01-31T23:59:59.999999Z");
    kept.publishedAt("new", "2026-02-01T00:00:00Z");
    var day = LocalDate.of(2026, 1, 31);
    assertThat(filtered(new ReportFilter("etf", null, null))).containsExactly("new");
    assertThat(filtered(new ReportFilter("gold", null, null)))
        .containsExactlyInAnyOrder("new", "old");
    assertThat(filtered(new ReportFilter("silver", null, null))).isEmpty();
    assertThat(filtered(new ReportFilter(null, null, day))).containsExactly("old");
    assertThat(filtered(new ReportFilter(null, day.plusDays(1), null))).containsExactly("new");
    assertThat(filtered(new ReportFilter("gold", day, day))).containsExactly("old");
  }

  private List<String> filtered(ReportFilter filter) {
    return slugs(done(queries.search(new SearchReports(Language.EN, "bitcoin", filter, 10, null))));
  }

  @Test
  void marksMatchesAsTheyAreWritten() {
    vietnamese("gold", "Giá VÀNG và bạc", "", "Hôm nay **giá vàng** tăng.");
    SearchHit hit = hits(Language.VI, "gia vang").get(0);
    assertThat(hit.title())
        .containsExactly(
            new TextPart("Giá", true),
            new TextPart(" ", false),
            new TextPart("VÀNG", true),
            new TextPart(" và bạc", false));
    assertThat(hit.snippet())
        .containsExactly(
            new TextPart("Hôm nay ", false),
            new TextPart("giá", true),
            new TextPart(" ", false),
            new TextPart("vàng", true),
            new TextPart(" tăng.", false));
    assertThat(hit.report().title()).isEqualTo("Giá VÀNG và bạc");
  }

  @Test
  void marksMatchesBesideTypographicMarks() {
    english("signs", "«Bitcoin»→gold", "", "From “bitcoin”… to gold → or silver.");
    SearchHit hit = hits(Language.EN, "bitcoin gold").get(0);
    assertThat(matches(hit.title())).containsExactly("Bitcoin", "gold");
    assertThat(matches(hit.snippet())).containsExactly("bitcoin", "gold");
    assertThat(joined(hit.snippet())).isEqualTo("From “bitcoin”… to gold → or silver.");
  }

  @Test
  void marksAllFormsOfAnEnglishWord() {
    english("rise", "Prices and pricing", "", "");
    assertThat(matches(hits(Language.EN, "price").get(0).title()))
        .containsExactly("Prices", "pricing");
  }

  @Test
  void aSnippetIsOfWhereTheWordsStandAndSaysThatItIsOne() {
    String filler = "Nothing happened on that day either. ".repeat(60);
    english("long", "Report", "", filler + "Then bitcoin moved. " + filler);
    String snippet = joined(hits(Language.EN, "bitcoin moved").get(0).snippet());
    assertThat(snippet).startsWith("… ").endsWith(" …").contains("Then bitcoin moved.");
    assertThat(snippet.length()).isLessThan(400);
  }

  @Test
  void aSnippetHoldsNoMarkupAndNoDataOfCharts() {
    english(
        "marked",
        "Report",
        "",
        """
        # About *Bitcoin*

        > It [rose](https://example.org/very-long "t") by **5&nbsp;%** <b>today</b>. ![chart](/images/1)

        | coin | change |
        |------|-------:|
        | `BTC` | 5 |

        ```chart
        type: line
        title: secret
        ```
        <script>alert(1)</script>
        - [x] done""");
    assertThat(joined(hits(Language.EN, "bitcoin").get(0).snippet()))
        .isEqualTo("About Bitcoin It rose by 5 % today . chart coin change BTC 5 done");
    assertThat(found(Language.EN, "secret")).isEmpty();
    assertThat(found(Language.EN, "alert")).isEmpty();
  }

  @Test
  void importedHtmlIsSearchedAsText() {
    kept.publish(
        "legacy",
        NO_TAGS,
        Language.VI,
        new ReportText(
            "Cũ",
            "",
            "<style>p{color:red}</style><p class=\"vang\">Giá <b>bạc</b> &amp; đồng</p>",
            BodyFormat.HTML));
    assertThat(found(Language.VI, "bac dong")).containsExactly("legacy");
    assertThat(found(Language.VI, "vang OR color OR amp")).isEmpty();
    assertThat(joined(hits(Language.VI, "bạc").get(0).snippet())).isEqualTo("Giá bạc & đồng");
  }

  @Test
  void aTextCannotPretendToBeAMatch() {
    english(
        "forged", "Report", "\u0001", "One \u0001forged\u0002 match, one true; <b>\u0002\u0001");
    List<TextPart> snippet = hits(Language.EN, "true").get(0).snippet();
    assertThat(matches(snippet)).containsExactly("true");
    assertThat(joined(snippet)).contains("forged");
  }

  @Test
  void charactersOfTwoHalvesStayWhole() {
    vietnamese("bold", "𝐁 giá 𝐁 vàng", "", "");
    assertThat(hits(Language.VI, "vang").get(0).title())
        .containsExactly(new TextPart("𝐁 giá 𝐁 ", false), new TextPart("vàng", true));
  }

  @Test
  void aMatchInTheSummaryIsShown() {
    english("summary", "Report", "All about bitcoin.", "Nothing here.");
    assertThat(matches(hits(Language.EN, "bitcoin").get(0).snippet())).containsExactly("bitcoin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the of and",
        "-bitcoin",
        "...",
        "()",
        "' OR 1=1 --",
        "a:* & !b",
        "<b>",
        "\"",
        "-"
      })
  void aQueryWithoutAWordToLookForFindsNothingAndBreaksNothing(String query) {
    english("weekly", "Weekly outlook", "", "Text.");
    assertThat(found(Language.EN, query)).isEmpty();
  }

  @Test
  void refusesQueriesThatAreNone() {
    assertRefused("", "query: expected 1 to 200 characters, got 0");
    assertRefused("  ", "query: ");
    assertRefused("𝐁".repeat(201), "query: expected 1 to 200 characters, got 201");
    assertRefused("a\0b", "query: ");
    assertRefused("\ud800", "query: ");
  }

  private void assertRefused(String query, String detail) {
    assertThatThrownBy(() -> queries.search(question(Language.EN, query, 10, null)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(refusal.detail()).startsWith(detail);
            });
  }

  @Test
  void pagesShowEachReportOnceWhileOthersArePublished() {
    IntStream.range(0, 11).forEach(i -> english("report-" + i, "Bitcoin", "", ""));
    IntStream.range(0, 6)
        .forEach(i -> english("mention-" + i, "Report", "", "On bitcoin. ".repeat(i + 1)));
    List<String> all = found(Language.EN, "bitcoin");
    List<String> shown = new ArrayList<>();
    String after = null;
    do {
      SearchPage page = done(queries.search(question(Language.EN, "bitcoin", 4, after)));
      shown.addAll(slugs(page));
      after = page.next();
      english("meanwhile-" + shown.size(), "Bitcoin", "", "");
    } while (after != null);
    assertThat(all).hasSize(17);
    assertThat(shown).containsExactlyElementsOf(all);
  }

  @Test
  void ofMoreMatchesThanCanBeRankedTheNewestAreAndStay() {
    kept.execute(
        """
        INSERT INTO %s.report (slug, status, author, tags, revision, created_at, updated_at, published_at)
        SELECT 'r-' || i, 'published', 'An', '{}', 1, now(), now(),
               timestamptz '2026-01-01' + i * interval '1 minute'
          FROM generate_series(1, 1200) i""");
    kept.execute(
        """
        INSERT INTO %s.report_text (report, language, title, summary, body, reading_minutes)
        SELECT id, 'en', 'Bitcoin', '', '', 1 FROM %s.report""");
    List<String> shown = new ArrayList<>();
    String after = null;
    do {
      SearchPage page = done(queries.search(question(Language.EN, "bitcoin", 100, after)));
      shown.addAll(slugs(page));
      after = page.next();
      english("meanwhile-" + shown.size(), "Bitcoin", "", "");
    } while (after != null);
    assertThat(shown)
        .containsExactlyElementsOf(
            IntStream.range(0, 1_000).mapToObj(i -> "r-" + (1_200 - i)).toList());
  }

  @Test
  void thePageSaysWhatItDependsOn() {
    english("weekly", "Bitcoin", "", "");
    SearchPage page = done(queries.search(question(Language.EN, "bitcoin", 10, null)));
    assertThat(page.provenance().tags())
        .containsExactlyInAnyOrder("reports", "report:weekly", word("bitcoin"));
    assertThat(
            done(queries.search(question(Language.EN, "bitcoin or gold", 10, null)))
                .provenance()
                .tags())
        .containsExactlyInAnyOrder("reports", "report:weekly", "report-texts");
    done(kept.reports().update(Examples.update("weekly", 2, "Bitcoin")));
    assertThat(
            done(queries.search(question(Language.EN, "bitcoin", 10, null))).provenance().version())
        .isNotEqualTo(page.provenance().version());
  }

  private static String word(String lexeme) {
    String[] lexemes = {lexeme};
    return WordTags.of(Language.EN, lexemes).findFirst().orElseThrow();
  }

  @Test
  void aBodyWithMoreWordsThanAnIndexEntryHoldsIsKeptAndFoundByItsFirst() {
    String words =
        IntStream.range(0, 33_000)
            .mapToObj(
                i ->
                    letter(i * 13 % 40_000)
                        + letter(i * 17 % 39_999)
                        + "-"
                        + letter(i * 11 % 40_001)
                        + letter(i * 23 % 39_998))
            .collect(Collectors.joining(" "));
    english("many", "Many words", "", "Bitcoin first. " + words);
    assertThat(found(Language.EN, "bitcoin")).containsExactly("many");
  }

  private static String letter(int i) {
    return Character.toString(0x20000 + i);
  }

  /** What takes long takes longer than the limit of a statement, and fails. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "[",
        "![",
        "`",
        "*",
        "_",
        "\\",
        "|",
        "> ",
        "- ",
        "1. ",
        "# ",
        "\n",
        "\n```",
        "```chart\n",
        "<!--",
        "<!-- -",
        "<script ",
        "<style>",
        "</",
        "[a](",
        "[^",
        "[a]: ",
        "<http://",
        "&lt;",
        "a-"
      })
  void noBodyTakesLongToPrepare(String beginning) {
    english("long", "Bitcoin", "", beginning.repeat((1 << 20) / beginning.length()));
    assertThat(found(Language.EN, "bitcoin")).containsExactly("long");
  }

  @Test
  void textsFromBeforeThereWasASearchAreFound() {
    english("weekly", "Bitcoin", "", "");
    kept.execute("ALTER TABLE %s.report_text DISABLE TRIGGER report_search");
    kept.execute("UPDATE %s.report_text SET plain = NULL, search = NULL");
    kept.execute("ALTER TABLE %s.report_text ENABLE TRIGGER report_search");
    assertThat(found(Language.EN, "bitcoin")).isEmpty();
    kept.execute("UPDATE %s.report_text SET title = title");
    assertThat(found(Language.EN, "bitcoin")).containsExactly("weekly");
  }

  @Test
  void refusesABrokenPlaceAnUnreasonableLimitAndAnImpossibleFilter() {
    var upsideDown = new ReportFilter(null, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1));
    for (SearchReports question :
        List.of(
            question(Language.EN, "bitcoin", 10, "broken"),
            question(Language.EN, "bitcoin", 0, null),
            question(Language.EN, "bitcoin", 101, null),
            new SearchReports(Language.EN, "bitcoin", upsideDown, 10, null))) {
      assertThatThrownBy(() -> queries.search(question))
          .isInstanceOfSatisfying(
              ServiceException.class,
              refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }
  }

  private void english(String slug, String title, String summary, String body) {
    kept.publish(slug, NO_TAGS, Language.EN, text(title, summary, body));
  }

  private void vietnamese(String slug, String title, String summary, String body) {
    kept.publish(slug, NO_TAGS, Language.VI, text(title, summary, body));
  }

  private static ReportText text(String title, String summary, String body) {
    return new ReportText(title, summary, body);
  }

  private List<String> found(Language language, String query) {
    return hits(language, query).stream().map(hit -> hit.report().slug()).toList();
  }

  private List<SearchHit> hits(Language language, String query) {
    return done(queries.search(question(language, query, 100, null))).hits();
  }

  private static SearchReports question(Language language, String query, int limit, String after) {
    return new SearchReports(language, query, ReportFilter.NONE, limit, after);
  }

  private static List<String> slugs(SearchPage page) {
    return page.hits().stream().map(hit -> hit.report().slug()).toList();
  }

  private static List<String> matches(List<TextPart> parts) {
    return parts.stream().filter(TextPart::match).map(TextPart::text).toList();
  }

  private static String joined(List<TextPart> parts) {
    return parts.stream().map(TextPart::text).collect(Collectors.joining());
  }
}
