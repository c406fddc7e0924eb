package dev.bulletin.report.render;

import dev.bulletin.report.chart.ChartExamples;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What somebody might write: valid pieces, put together in any order, and then damaged. */
final class Writings {
  private static final List<String> MARKDOWN =
      List.of(
          "# Prices",
          "##",
          "Text with *emphasis*, **weight** and `code`.",
          "[link](https://example.org/a?b=c \"title\")",
          "[reference][r]",
          "[r]: https://example.org",
          "![image](/images/1.png)",
          "- [x] done",
          "- [ ] open",
          "1. one",
          "> quoted",
          "Note[^n] and[^m].",
          "[^n]: The note[^m].",
          "[^m]: - a list",
          "| a | b |",
          "|---|--:|",
          "| 1 | 2 |",
          "~~gone~~",
          "```json",
          "```chart",
          "```",
          "~~~chart",
          "---",
          "<div>",
          "</div>",
          "<table><tr><td>",
          "<!-- ",
          " -->",
          "<script>",
          "<p title='",
          "&amp; &#60; &lt",
          "    indented",
          "\\",
          "{{x}}",
          "type: line",
          "title: T",
          "x: [1, 2]",
          "series: [{name: A, values: [1, 2]}]",
          "series: A.price",
          "range: 7d",
          "");

  private static final List<String> HTML =
      List.of(
          "<h1>",
          "<h2 id=\"a\">",
          "</h2>",
          "<p>",
          "<p class=x onclick='y'>",
          "</p>",
          "<b>",
          "</i>",
          "<a href=\"https://example.org\">",
          "<a href='#a' id=b name=c target=_blank>",
          "<a href=\"javascript:x\">",
          "</a>",
          "<img src=/a.png alt=x onerror=y>",
          "<img src=//b.example/c>",
          "<table>",
          "<tr>",
          "<td colspan=2>",
          "</table>",
          "<ul><li>",
          "<input type=checkbox checked>",
          "<svg><style>",
          "<math><mtext>",
          "<script>",
          "</script>",
          "<style>",
          "<template>",
          "<noscript>",
          "<textarea>",
          "<title>",
          "<!--",
          "-->",
          "<![CDATA[",
          "]]>",
          "<!DOCTYPE html>",
          "<select><option>",
          "<section class=footnotes>",
          "<sup id=x class=footnote-ref>",
          "&lt;",
          "&#0;",
          "&amp",
          "\"",
          "'",
          ">",
          "<",
          "/",
          "=",
          "{{",
          "text ",
          "\n");

  private static final List<String> CHART =
      List.of(
          "type: line",
          "type: bar",
          "type: gauge",
          "title: \"T <&'\"",
          "description: D",
          "unit: '%'",
          "x: [2026-11-01, 2026-11-02]",
          "x: [a, b]",
          "x: [1, 2]",
          "series:",
          "  - name: A",
          "    values: [1, 2]",
          "    values: [~, -3.5]",
          "    points: [[1, 2], [3, 1e9]]",
          "    value: 4",
          "series: A.price",
          "range: 7d",
          "from: 2026-01-01",
          "to: 2026-02-01T00:00:00Z",
          "value: 3",
          "min: -1",
          "max: 10",
          "thresholds: [{at: 1, name: N}]",
          "candles: [[a, 1, 2, 0, 1], [b, 1, 1, 1, 1]]",
          "- ",
          "? ",
          ": ",
          "&a ",
          "*a",
          "!!str x",
          "%YAML 1.2",
          "---",
          "...",
          "|",
          ">-",
          "'",
          "\"\\x",
          "\"\\uD800\"",
          "\t",
          "# comment",
          "{",
          "[",
          "]");

  private Writings() {}

  static Arbitrary<String> markdown() {
    return damaged(pieces(MARKDOWN, "\n", " ", "\n\n", ""));
  }

  static Arbitrary<String> html() {
    return damaged(pieces(HTML, "", "\n", " "));
  }

  static Arbitrary<String> vectors() {
    List<String> texts = Vector.all().stream().map(Vector::text).toList();
    return damaged(pieces(texts, "", "\n\n", "> "));
  }

  /** Charts put together of their fields, and good ones with a place that is not. */
  static Arbitrary<String> charts() {
    return Arbitraries.oneOf(
        damaged(pieces(CHART, "\n")), damaged(Arbitraries.of(ChartExamples.ALL)));
  }

  private static Arbitrary<String> pieces(List<String> pieces, String... between) {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(9, Arbitraries.of(pieces)), Tuple.of(1, Arbitraries.strings().ofMaxLength(8)));
    return Combinators.combine(piece, Arbitraries.of(between))
        .as((text, separator) -> text + separator)
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  /** Up to three places are cut out, doubled, or overwritten with anything. */
  private static Arbitrary<String> damaged(Arbitrary<String> whole) {
    Arbitrary<List<Damage>> damages =
        Combinators.combine(
                Arbitraries.doubles().between(0, 1),
                Arbitraries.integers().between(0, 6),
                Arbitraries.strings().ofMaxLength(3),
                Arbitraries.integers().between(0, 2))
            .as(Damage::new)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(whole, damages).as(Writings::damage);
  }

  private record Damage(double place, int length, String text, int times) {
    String apply(String whole) {
      int from = (int) (place * whole.length());
      int to = Math.min(whole.length(), from + length);
      return whole.substring(0, from)
          + text
          + whole.substring(from, to).repeat(times)
          + whole.substring(to);
    }
  }

  private static String damage(String whole, List<Damage> damages) {
    String damaged = whole;
    for (Damage damage : damages) {
      damaged = damage.apply(damaged);
    }
    return damaged;
  }
}
