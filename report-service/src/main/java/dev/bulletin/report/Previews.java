package dev.bulletin.report;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.report.PreviewText;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.TextPreview;
import dev.bulletin.report.freeze.ReportCharts;
import dev.bulletin.report.render.Body;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.render.Deadline;
import dev.bulletin.report.render.NeededSeries;
import dev.bulletin.report.render.RenderedBody;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows bodies before they are kept, with the numbers that dashboards have now. Thread-safe. */
final class Previews {
  /** Leaves time to render. */
  private static final Duration DASHBOARDS = Duration.ofSeconds(1);

  private final BodyRenderer renderer;
  private final ReportCharts charts;
  private final Clock clock;

  Previews(BodyRenderer renderer, ReportCharts charts, Clock clock) {
    this.renderer = renderer;
    this.charts = charts;
    this.clock = clock;
  }

  Future<TextPreview> preview(PreviewText question) {
    ReportRules.checkBody("body", question.body());
    var body = new Body(question.body(), question.format(), question.language());
    Deadline deadline = Deadline.in(ReportContract.PREVIEW.deadline());
    return renderer.needs("body", body, deadline).compose(needs -> preview(body, needs, deadline));
  }

  private Future<TextPreview> preview(Body body, List<NeededSeries> needs, Deadline deadline) {
    return charts
        .live(needs, DASHBOARDS)
        .compose(data -> renderer.render(body, data, deadline))
        .map(rendered -> answer(rendered, needs));
  }

  private TextPreview answer(RenderedBody body, List<NeededSeries> needs) {
    Set<String> tags =
        needs.stream()
            .map(need -> DashboardContract.seriesTag(need.reference().series()))
            .collect(Collectors.toUnmodifiableSet());
    return new TextPreview(
        Provenance.fresh(ContentVersion.of(body.html()), tags, clock.instant()),
        body.html(),
        body.problems());
  }
}
