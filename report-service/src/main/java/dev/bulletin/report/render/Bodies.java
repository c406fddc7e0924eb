package dev.bulletin.report.render;

import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.chart.svg.ChartFigure;
import dev.bulletin.report.chart.svg.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.owasp.html.Handler;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/**
 * Turns bodies into safe HTML: whatever they are written in, it passes {@link HtmlAllowList}, and
 * only then charts are put into it. Thread-safe.
 */
final class Bodies {
  private final Markdown markdown = new Markdown();
  private final PolicyFactory policy = HtmlAllowList.policy();

  /**
   * Renders a body.
   *
   * @param palette for charts without the page's style sheet; null for the page
   */
  RenderedBody render(Body body, ChartData data, @Nullable Palette palette) {
    try {
      return render(body, palette, slot -> slot.chart(data));
    } catch (TooComplexException e) {
      // Was accepted by another version, or on a deeper stack.
      return new RenderedBody(
          ChartFigure.notice(body.language()),
          List.of(),
          List.of(),
          List.of(new BodyProblem(1, String.valueOf(e.getMessage()))));
    }
  }

  /**
   * What is wrong with a body, apart from numbers that a dashboard may not have.
   *
   * @throws TooComplexException when it cannot be turned into HTML in reasonable time
   */
  List<BodyProblem> check(Body body) {
    return guarded(() -> checked(body));
  }

  private List<BodyProblem> checked(Body body) {
    checkEffort(body);
    return render(body, null, ChartSlot::tryOut).problems();
  }

  /**
   * The series of dashboards that it shows.
   *
   * @throws TooComplexException when it cannot be turned into HTML in reasonable time
   */
  List<NeededSeries> needs(Body body) {
    return guarded(() -> needed(body));
  }

  private List<NeededSeries> needed(Body body) {
    checkEffort(body);
    return unsafe(body, new Placeholders()).needs();
  }

  private static void checkEffort(Body body) {
    switch (body.format()) {
      case MARKDOWN -> Markdown.check(body.text());
      case HTML -> {}
    }
  }

  private RenderedBody render(
      Body body, @Nullable Palette palette, Function<ChartSlot, ChartSlot.Outcome> charts) {
    return guarded(() -> finish(body, new DrawnCharts(body.language(), palette), charts));
  }

  private static <T> T guarded(Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError e) {
      // The libraries descend once for every level; what nobody could read is no fault of ours.
      throw new TooComplexException("nested too deeply");
    }
  }

  private Markdown.Unsafe unsafe(Body body, Placeholders placeholders) {
    return switch (body.format()) {
      case MARKDOWN -> markdown.toHtml(body.text(), placeholders);
      case HTML -> new Markdown.Unsafe(body.text(), List.of());
    };
  }

  private RenderedBody finish(
      Body body, DrawnCharts drawn, Function<ChartSlot, ChartSlot.Outcome> charts) {
    var placeholders = new Placeholders();
    Markdown.Unsafe unsafe = unsafe(body, placeholders);
    var safe = new StringBuilder();
    var writer = HtmlStreamRenderer.create(safe, Handler.DO_NOTHING);
    var landmarks = new Landmarks(writer, placeholders, body.language());
    HtmlSanitizer.sanitize(unsafe.html(), policy.apply(landmarks));
    String html = safe.toString();
    for (int i = 0; i < unsafe.charts().size(); i++) {
      ChartSlot slot = unsafe.charts().get(i);
      drawn.add(placeholders.isIn(html, i) ? charts.apply(slot) : slot.lost());
    }
    return new RenderedBody(
        placeholders.replace(html, drawn.html), landmarks.contents(), drawn.charts, drawn.problems);
  }

  /** What has become of the charts of a body. */
  private static final class DrawnCharts {
    private final Language language;
    private final @Nullable Palette palette;
    private final List<String> html = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();
    private final List<BodyProblem> problems = new ArrayList<>();

    DrawnCharts(Language language, @Nullable Palette palette) {
      this.language = language;
      this.palette = palette;
    }

    void add(ChartSlot.Outcome outcome) {
      if (outcome.chart() == null) {
        html.add(ChartFigure.notice(language));
      } else {
        charts.add(outcome.chart());
        html.add(ChartFigure.html(outcome.chart(), charts.size(), language, palette));
      }
      if (outcome.problem() != null) {
        problems.add(outcome.problem());
      }
    }
  }
}
