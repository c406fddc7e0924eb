package dev.bulletin.report.file;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.chart.svg.Palette;
import dev.bulletin.report.freeze.ReportCharts;
import dev.bulletin.report.pdf.Fonts;
import dev.bulletin.report.render.Body;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.render.RenderedBody;
import dev.bulletin.report.store.ReportRepository;
import dev.bulletin.report.store.StoredReport;
import dev.bulletin.report.store.StoredText;
import dev.bulletin.report.store.Visible;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Finds what readers may see. Thread-safe. */
public final class PublishedReports {
  static final Palette COLOURS = Palette.LIGHT.withFont(Fonts.SANS);

  private final ReportRepository reports;
  private final BodyRenderer renderer;
  private final ReportCharts charts;

  /** Finds reports there, and renders them with what is kept of dashboards. */
  public PublishedReports(ReportRepository reports, BodyRenderer renderer, ReportCharts charts) {
    this.reports = reports;
    this.renderer = renderer;
    this.charts = charts;
  }

  /** A published report in one language. */
  record Published(StoredReport report, Language language, StoredText text) {
    FileKey key(String kind) {
      return new FileKey(report.slug(), report.revision(), language, kind);
    }

    /** The time that everything which is published has. */
    Instant publishedAt() {
      return Objects.requireNonNull(report.publishedAt());
    }

    String path() {
      return "/" + language.code() + "/reports/" + report.slug();
    }
  }

  /** Fails with NOT_FOUND or GONE when readers may not see it. */
  Future<Published> find(String slug, Language language) {
    return reports
        .find(slug, language)
        .map(found -> Visible.of(found, StoredReport::status, slug))
        .map(report -> new Published(report, language, text(report, language)));
  }

  private static StoredText text(StoredReport report, Language language) {
    return Optional.ofNullable(report.texts().get(language))
        .orElseThrow(
            () ->
                new ServiceException(
                    ErrorCode.NOT_FOUND,
                    "no text of report %s in %s".formatted(report.slug(), language.code())));
  }

  /** Its body, with charts in fixed colours. */
  Future<RenderedBody> body(Published published) {
    StoredText text = published.text();
    Body body = new Body(text.body(), text.format(), published.language());
    return data(published).compose(data -> renderer.render(body, data, COLOURS));
  }

  private Future<ChartData> data(Published published) {
    return ReportCharts.mayShowSeries(published.text().body())
        ? charts.frozen(published.report().slug())
        : Future.succeededFuture(ChartData.NONE);
  }
}
