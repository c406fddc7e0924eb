package dev.bulletin.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.bench.record.MarkdownTable;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {
  @Test
  void makesTablesThatCanBeMovedOnAPhone() {
    var table = new MarkdownTable("what", "figure");
    table.add("`page`", "**no**");
    assertThat(MarkdownText.toHtml("Words.\n\n" + table))
        .contains("<p>Words.</p>", "<div class=\"wide\" tabindex=\"0\"><table>", "<th>what</th>")
        .contains("<td><code>page</code></td>", "<strong>no</strong>", "</table></div>");
  }

  @Test
  void putsHeadingsBelowThoseOfThePage() {
    assertThat(MarkdownText.toHtml("## Tiers")).isEqualTo("<h3>Tiers</h3>\n");
  }

  @Test
  void letsNoHtmlThrough() {
    assertThat(MarkdownText.toHtml("<script>alert(1)</script>\n\nand <b>this</b>"))
        .doesNotContain("<script", "<b>")
        .contains("&lt;script&gt;");
  }
}
