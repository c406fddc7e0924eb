package dev.bulletin.report.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bulletin.contract.report.BodyFormat;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartExamples;
import dev.bulletin.report.chart.svg.ChartSvg;
import dev.bulletin.report.chart.svg.Palette;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jsoup.Jsoup;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** Whatever is written, readers get safe HTML, and who writes gets no exception but a refusal. */
class BodiesPropertyTest {
  private static final int TRIES = 400;

  private final Bodies bodies = new Bodies();

  @Provide
  Arbitrary<String> markdown() {
    return Writings.markdown();
  }

  @Provide
  Arbitrary<String> html() {
    return Writings.html();
  }

  @Provide
  Arbitrary<String> vectors() {
    return Writings.vectors();
  }

  @Provide
  Arbitrary<String> charts() {
    return Writings.charts();
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
  void markdownIsSafe(@ForAll("markdown") String text) {
    assertSafe(text, BodyFormat.MARKDOWN);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
  void htmlIsSafe(@ForAll("html") String text) {
    assertSafe(text, BodyFormat.HTML);
    assertSafe(text, BodyFormat.MARKDOWN);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
  void vectorsInPiecesAreSafe(@ForAll("vectors") String text) {
    assertSafe(text, BodyFormat.HTML);
    assertSafe(text, BodyFormat.MARKDOWN);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
  void anyTextIsSafe(@ForAll String text) {
    assertSafe(text, BodyFormat.HTML);
    assertSafe(text, BodyFormat.MARKDOWN);
  }

  @Property(tries = TRIES, shrinking = ShrinkingMode.BOUNDED)
  void chartsAreDrawnOrRefusedWithALineOfTheirs(@ForAll("charts") String yaml) {
    String text = "Text.\n\n```chart\n" + yaml.replace("```", "") + "\n```\n";
    RenderedBody rendered = assertSafe(text, BodyFormat.MARKDOWN);
    rendered
        .problems()
        .forEach(problem -> assertThat(problem.line()).isBetween(3, (int) text.lines().count()));
    rendered.charts().forEach(BodiesPropertyTest::assertWellFormed);
  }

  private RenderedBody assertSafe(String text, BodyFormat format) {
    for (Language language : Language.values()) {
      var body = new Body(text, format, language);
      assertThatCode(() -> bodies.check(body))
          .satisfiesAnyOf(
              thrown -> assertThat(thrown).isNull(),
              thrown -> assertThat(thrown).isInstanceOf(TooComplexException.class));
      RenderedBody rendered = bodies.render(body, ChartExamples.WEEK, null);
      SafeHtml.assertSafe(rendered.html(), rendered.charts().size());
      assertContents(rendered);
    }
    return bodies.render(new Body(text, format, Language.EN), ChartExamples.WEEK, null);
  }

  /** The contents are the headings of the HTML that have words, in their order. */
  private static void assertContents(RenderedBody rendered) {
    List<String> headings =
        Jsoup.parseBodyFragment(rendered.html()).select("h2, h3, h4, h5, h6").stream()
            .map(heading -> heading.tagName() + " " + heading.id())
            .toList();
    List<String> contents =
        rendered.contents().stream()
            .map(heading -> "h" + heading.level() + " " + heading.id())
            .toList();
    assertThat(headings.stream().filter(contents::contains)).containsExactlyElementsOf(contents);
  }

  private static void assertWellFormed(Chart chart) {
    for (Palette palette : new Palette[] {Palette.LIGHT, Palette.DARK}) {
      String svg = ChartSvg.standalone(chart, Language.VI, palette);
      assertThatCode(() -> xml().parse(new InputSource(new StringReader(svg))))
          .as(svg)
          .doesNotThrowAnyException();
      assertThat(svg).doesNotContain("class=", "style", "NaN", "Infinity");
    }
  }

  private static DocumentBuilder xml() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler());
    return builder;
  }
}
