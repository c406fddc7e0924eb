package dev.bulletin.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.chart.svg.Palette;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorsTest {
  private final Bodies bodies = new Bodies();

  static List<Vector> vectors() {
    return Vector.all();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void doNoHarmInMarkdown(Vector vector) {
    assertSafe(BodyFormat.MARKDOWN, vector.text());
    assertSafe(BodyFormat.MARKDOWN, "> - *x* " + vector.text());
    assertSafe(BodyFormat.MARKDOWN, "## " + vector.text());
    assertSafe(BodyFormat.MARKDOWN, "|a|\n|-|\n|" + vector.text().strip() + "|\n");
    assertSafe(BodyFormat.MARKDOWN, "x[^1]\n\n[^1]: " + vector.text());
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void doNoHarmInHtml(Vector vector) {
    assertSafe(BodyFormat.HTML, vector.text());
    assertSafe(BodyFormat.HTML, "<table><tr><td>" + vector.text() + "</td></tr></table>");
    assertSafe(BodyFormat.HTML, "<svg><style>" + vector.text() + "</style></svg>");
    assertSafe(BodyFormat.HTML, "<p title='" + vector.text() + "'>x</p>");
    assertSafe(BodyFormat.HTML, "<!-- " + vector.text() + " -->");
  }

  private void assertSafe(BodyFormat format, String text) {
    var body = new Body(text, format, Language.EN);
    RenderedBody rendered = bodies.render(body, ChartData.NONE, null);
    SafeHtml.assertSafe(rendered.html(), rendered.charts().size());
    // The drawings of a fixed palette have no data for a script, by which the check counts them.
    String fixed = bodies.render(body, ChartData.NONE, Palette.LIGHT).html();
    assertThat(fixed).doesNotContain("data-chart");
  }

  @Test
  void thereAreSeveralOfEachKind() {
    Map<String, Long> kinds =
        vectors().stream().collect(Collectors.groupingBy(Vector::kind, Collectors.counting()));
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(20);
    assertThat(kinds.values()).allMatch(count -> count >= 5);
    assertThat(vectors()).hasSizeGreaterThan(250);
    assertThat(vectors()).extracting(Vector::toString).doesNotHaveDuplicates();
  }
}
