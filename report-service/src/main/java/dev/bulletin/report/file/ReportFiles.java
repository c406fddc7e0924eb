package dev.bulletin.report.file;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.common.web.Routes;
import dev.bulletin.contract.report.Language;
import dev.bulletin.report.chart.Chart;
import dev.bulletin.report.chart.svg.ChartSvg;
import dev.bulletin.report.file.PublishedReports.Published;
import dev.bulletin.report.pdf.ImageSource;
import dev.bulletin.report.pdf.PdfContent;
import dev.bulletin.report.pdf.PdfMaker;
import dev.bulletin.report.picture.PictureContent;
import dev.bulletin.report.picture.ReportPicture;
import dev.bulletin.report.render.RenderedBody;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Files of published reports: PDF, the picture beside links, charts. */
public final class ReportFiles implements Routes {
  private static final long SHELF_BYTES = 32 << 20;
  private static final int MAX_WAITING = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(25);

  /** A report that is withdrawn disappears from shared caches as soon. */
  private static final String CACHING = "public, max-age=60";

  private static final String CHART_POLICY = "default-src 'none'; sandbox";

  private final PublishedReports reports;
  private final String origin;
  private final Shelf shelf = new Shelf(SHELF_BYTES);
  private final MakingQueue queue;
  private final Duration patience;
  private final PdfMaker pdf;

  /**
   * Makes files of what is found there.
   *
   * @param origin where readers find the suite, such as {@code https://bulletin.example}; empty
   *     when it is not known
   */
  public ReportFiles(Node node, PublishedReports reports, ImageSource images, String origin) {
    this(node, reports, images, origin, PATIENCE);
  }

  /** Lets nobody wait longer than that. */
  ReportFiles(
      Node node, PublishedReports reports, ImageSource images, String origin, Duration patience) {
    this.patience = patience;
    this.reports = reports;
    this.origin = origin;
    this.queue = new MakingQueue(node.cpu(), MAX_WAITING);
    this.pdf = new PdfMaker(images, queue::run);
  }

  /** A kind of file and how it is made. */
  private record Kind(String name, String mediaType, Function<Published, Future<Buffer>> maker) {}

  @Override
  public void mount(Router router) {
    router.get("/reports/:slug.pdf").handler(ctx -> answer(ctx, pdf()));
    router.get("/reports/:slug.png").handler(ctx -> answer(ctx, picture()));
    router
        .get("/reports/:slug/charts/:number.svg")
        .handler(
            ctx -> {
              ctx.response().putHeader("content-security-policy", CHART_POLICY);
              answer(ctx, chart(ctx.pathParam("number")));
            });
  }

  // What is made.

  private Kind pdf() {
    return new Kind(
        "pdf",
        "application/pdf",
        published -> reports.body(published).map(body -> pdf(published, body)).compose(pdf::make));
  }

  private PdfContent pdf(Published published, RenderedBody body) {
    return new PdfContent(
        published.language(),
        published.text().title(),
        published.text().summary(),
        published.report().author(),
        published.report().tags(),
        published.publishedAt(),
        published.report().updatedAt(),
        origin + published.path(),
        origin,
        body.html(),
        body.contents());
  }

  private Kind picture() {
    return new Kind(
        "png",
        "image/png",
        published ->
            reports
                .body(published)
                .map(body -> picture(published, body))
                .compose(content -> queue.run(() -> ReportPicture.png(content))));
  }

  private static PictureContent picture(Published published, RenderedBody body) {
    return new PictureContent(
        published.language(),
        published.text().title(),
        published.publishedAt(),
        body.charts().stream().findFirst().orElse(null));
  }

  private Kind chart(String number) {
    return new Kind(
        "chart-" + number + ".svg",
        "image/svg+xml",
        published ->
            reports
                .body(published)
                .map(body -> chart(body.charts(), number))
                .map(chart -> svg(chart, published.language())));
  }

  private static Chart chart(List<Chart> charts, String number) {
    return Optional.of(number)
        .filter(given -> given.matches("[1-9][0-9]{0,3}"))
        .map(Integer::parseInt)
        .filter(given -> given <= charts.size())
        .map(given -> charts.get(given - 1))
        .orElseThrow(() -> ServiceException.notFound("chart", number));
  }

  private static Buffer svg(Chart chart, Language language) {
    return Buffer.buffer(ChartSvg.standalone(chart, language, PublishedReports.COLOURS));
  }

  // How it is answered.

  private void answer(RoutingContext ctx, Kind kind) {
    var context = ctx.vertx().getOrCreateContext();
    Future.succeededFuture(ctx.pathParam("slug"))
        .compose(slug -> reports.find(slug, language(ctx)))
        .compose(
            published ->
                shelf
                    .file(published.key(kind.name()), context, () -> made(kind, published))
                    .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .recover(failure -> Future.failedFuture(explained(failure)))
                    .compose(file -> send(ctx, file, kind, published)))
        .onFailure(ctx::fail);
  }

  private static Language language(RoutingContext ctx) {
    return Optional.ofNullable(ctx.request().getParam("language"))
        .flatMap(Language::of)
        .orElseThrow(
            () ->
                ServiceException.invalid(
                    "language", "expected one of " + Arrays.toString(Language.values())));
  }

  private static Future<MadeFile> made(Kind kind, Published published) {
    return kind.maker().apply(published).map(MadeFile::of);
  }

  /** The file is finished all the same, so that asking again helps. */
  private static Throwable explained(Throwable failure) {
    return failure instanceof TimeoutException
        ? ServiceException.unavailable("the file is still being made, try again")
        : failure;
  }

  private static Future<Void> send(
      RoutingContext ctx, MadeFile file, Kind kind, Published published) {
    HttpServerResponse response =
        ctx.response()
            .putHeader(HttpHeaders.ETAG, file.tag())
            .putHeader(HttpHeaders.CACHE_CONTROL, CACHING)
            .putHeader("x-content-type-options", "nosniff");
    if (holds(ctx.request().getHeader(HttpHeaders.IF_NONE_MATCH), file.tag())) {
      return response.setStatusCode(304).end();
    }
    return response
        .putHeader(HttpHeaders.CONTENT_TYPE, kind.mediaType())
        .putHeader(
            HttpHeaders.CONTENT_DISPOSITION,
            "inline; filename=\"%s\"".formatted(fileName(kind, published)))
        .end(file.bytes());
  }

  private static String fileName(Kind kind, Published published) {
    String separator = kind.name().contains(".") ? "-" : ".";
    return published.report().slug() + "-" + published.language().code() + separator + kind.name();
  }

  private static boolean holds(@Nullable String tags, String tag) {
    return tags != null
        && Arrays.stream(tags.split(","))
            .map(given -> given.strip().replaceFirst("^W/", ""))
            .anyMatch(given -> given.equals(tag) || given.equals("*"));
  }
}
