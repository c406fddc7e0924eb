package dev.bulletin.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Heading;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartData;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private final Bodies bodies = new Bodies();

  private String html(String markdown) {
    return bodies.render(body(markdown), ChartData.NONE, null).html();
  }

  private static Body body(String markdown) {
    return new Body(markdown, BodyFormat.MARKDOWN, Language.EN);
  }

  @Test
  void rendersParagraphsEmphasisAndLinks() {
    assertThat(html("Bitcoin **rose**, see [here](https://example.org/a?b=c)."))
        .isEqualTo(
            "<p>Bitcoin <strong>rose</strong>, see"
                + " <a href=\"https://example.org/a?b&#61;c\">here</a>.</p>\n");
  }

  @Test
  void rendersTablesWithTheirAlignment() {
    assertThat(html("| a | b |\n|---|--:|\n| 1 | 2 |"))
        .contains("<thead>", "<th>a</th>", "<th align=\"right\">b</th>", "<td>1</td>");
  }

  @Test
  void headingsCanBeLinkedToByTheirWords() {
    assertThat(html("## Triển vọng tuần"))
        .isEqualTo("<h2 id=\"s-triển-vọng-tuần\">Triển vọng tuần</h2>\n");
  }

  @Test
  void headingsOfTheSameWordsHaveNamesOfTheirOwn() {
    assertThat(html("## Prices\n\n## Prices")).contains("id=\"s-prices\"", "id=\"s-prices-1\"");
  }

  @Test
  void leavesTheTopHeadingToThePage() {
    assertThat(html("# Prices\n\n<h1>More</h1>"))
        .isEqualTo("<h2 id=\"s-prices\">Prices</h2>\n<h2 id=\"s-more\">More</h2>\n");
  }

  @Test
  void notesTheHeadingsAsTheContents() {
    String markdown = "# Prices & *volumes*\n\n### `BTC` a day\n\n<h2 id=\"own\">Own</h2>\n\n##\n";
    assertThat(bodies.render(body(markdown), ChartData.NONE, null).contents())
        .containsExactly(
            new Heading(2, "s-prices--volumes", "Prices & volumes"),
            new Heading(3, "s-btc-a-day", "BTC a day"),
            new Heading(2, "s-own", "Own"));
  }

  @Test
  void theContentsOfSomethingEndlessEnd() {
    assertThat(bodies.render(body("# A\n\n".repeat(1_001)), ChartData.NONE, null).contents())
        .hasSize(1_000);
  }

  @Test
  void aHeadingWithinAHeadingIsAPartOfIt() {
    assertThat(html("<h2>a<b><h3>b</h3>c</b></h2>"))
        .isEqualTo("<h2 id=\"s-abc\">a<b>bc</b></h2>\n");
  }

  @Test
  void aNameThatIsTakenIsGivenToNobodyElse() {
    assertThat(html("<h2 id=\"prices\">A</h2>\n\n## Prices\n\n<h3 id=\"prices\">B</h3>"))
        .contains("<h2 id=\"s-prices\">A", "<h2 id=\"s-prices-1\">Prices", "<h3 id=\"s-b\">B");
  }

  @Test
  void linksInAReportLeadToItsOwnNames() {
    assertThat(html("[up](#prices) [down](#tri%E1%BB%83n) <a id=\"prices\" href=\"#a b\">x</a>"))
        .contains("href=\"#s-prices\"", "href=\"#s-triển\"", "<a id=\"s-prices\">x</a>");
  }

  @Test
  void rendersTasksAsBoxesThatCannotBeTicked() {
    assertThat(html("- [x] one\n- [ ] two"))
        .isEqualTo(
            "<ul><li><input type=\"checkbox\" disabled=\"disabled\" checked=\"checked\""
                + " aria-label=\"Done\" /> one</li><li><input type=\"checkbox\""
                + " disabled=\"disabled\" aria-label=\"Not done\" /> two</li></ul>\n");
  }

  @Test
  void leavesOutWhatIsNoTask() {
    assertThat(html("<p><input><input type=\"text\" checked><input type=\"image\">x</p>"))
        .isEqualTo("<p>x</p>\n");
  }

  @Test
  void keepsNoValuesThatItDoesNotKnow() {
    assertThat(html("<table><tr><th align=\"x\" scope=\"x\">a</th></tr></table>"))
        .contains("<th>a</th>");
    assertThat(html("<ol start=\"x\"><li>a</li></ol>")).contains("<ol><li>a</li></ol>");
  }

  @Test
  void rendersFootnotesWhoseLinksLeadThereAndBack() {
    assertThat(html("Up[^why] and again[^why].\n\n[^why]: Because."))
        .contains(
            "<sup class=\"footnote-ref\"><a href=\"#s-fn-why\" id=\"s-fnref-why\">1</a></sup>",
            "<a href=\"#s-fn-why\" id=\"s-fnref-why-2\">1</a>",
            "<section class=\"footnotes\">\n<ol><li id=\"s-fn-why\">",
            "<a href=\"#s-fnref-why-2\" class=\"footnote-backref\""
                + " aria-label=\"Back to the text\">");
  }

  @Test
  void aWideTableScrollsWithinItsEdges() {
    assertThat(html("|a|\n|-|\n|1|"))
        .startsWith("<div class=\"wide\" tabindex=\"0\"><table>")
        .endsWith("</table></div>\n");
  }

  @Test
  void keepsTheLanguageOfCode() {
    assertThat(html("```json\n{}\n```")).contains("<code class=\"language-json\">");
    assertThat(html("<code class=\"language-json wide\">{}</code>")).contains("<code>{}</code>");
  }

  @Test
  void keepsHarmlessHtml() {
    assertThat(html("<table><tr><td>1</td></tr></table>")).contains("<td>1</td>");
  }

  @Test
  void keepsImagesOfThisHostAndOfOthersOnlyWhatTheySay() {
    assertThat(html("![a chart](/images/chart.png)"))
        .isEqualTo("<p><img src=\"/images/chart.png\" alt=\"a chart\" /></p>\n");
    assertThat(html("![a chart](https://evil.example/pixel.png)"))
        .isEqualTo("<p><img alt=\"a chart\" /></p>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p onclick=\"x\">a</p>",
        "<script>x</script>",
        "<a href=\"javascript:x\">a</a>",
        "<a href=\"//x.example\" target=\"_top\">a</a>",
        "<h2 id=\"location\">a</h2>",
        "<img src=\"https://evil.example/pixel.png\" />",
        "<img src=\"//evil.example/pixel.png\" />",
        "a < b",
        "<p title='x'>a</p>"
      })
  void theCheckOfTheseTestsFindsWhatIsNotSafe(String html) {
    assertThatThrownBy(() -> SafeHtml.assertSafe(html)).isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<", "a<?", "a<!x", "`a", "![", "*a **b ", "[a](", "a<![CDATA["})
  void refusesAParagraphThatWouldTakeForever(String opening) {
    assertRefusedQuickly(opening.repeat((1 << 20) / opening.length()));
  }

  @Test
  void refusesATableOfMoreCellsThanMemoryHolds() {
    String head = "|a".repeat(5_000) + "\n" + "|-".repeat(5_000) + "\n";
    assertRefusedQuickly(head + "|1\n".repeat(10_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\n", "|\n", "> a\n"})
  void refusesAParagraphOfTooManyLines(String line) {
    assertRefusedQuickly(line.repeat((1 << 20) / line.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {">", "- ", "1. ", "> * ", "[^a]: ", "[^a]: - "})
  void refusesWhatIsNestedTooDeeply(String block) {
    assertRefusedQuickly(block.repeat(100_000) + "a");
  }

  @Test
  void countsFootnotesInFootnotesAmongTheLevels() {
    assertThatThrownBy(() -> bodies.check(body("[^a]: ".repeat(150) + "a")))
        .isInstanceOf(TooComplexException.class);
  }

  @Test
  void readersOfWhatIsTooDeepGetANotice() {
    assertThat(html(">".repeat(100_000) + "a")).startsWith("<p class=\"chart-notice\">");
  }

  @Test
  void acceptsALongReport() {
    String paragraph = "A **bold** word, a [link](https://example.org) and `code` < 5 & more. ";
    String table = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(50);
    String body = (paragraph.repeat(20) + "\n\n" + table + "\n").repeat(300);
    assertThat(body.length()).isBetween(500_000, 1 << 20);
    bodies.check(body(body));
  }

  private void assertRefusedQuickly(String body) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            assertThatThrownBy(() -> bodies.check(body(body)))
                .isInstanceOf(TooComplexException.class));
  }
}
