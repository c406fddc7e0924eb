package dev.bulletin.report.freeze;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportStatus;
import dev.bulletin.contract.report.ReportText;
import dev.bulletin.report.chart.SeriesData;
import dev.bulletin.report.render.Body;
import dev.bulletin.report.render.BodyRenderer;
import dev.bulletin.report.render.Deadline;
import dev.bulletin.report.render.NeededSeries;
import dev.bulletin.report.store.FrozenCharts;
import dev.bulletin.report.store.FrozenSeries;
import dev.bulletin.report.store.ReportContent;
import dev.bulletin.report.store.StoredText;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads what the charts of a report show of dashboards, to be kept with it when readers get it.
 * What is kept already stays as it is, so that a corrected word does not change numbers.
 * Thread-safe.
 */
public final class Freezer {
  /** Leaves a write enough of its deadline to be committed. */
  private static final Duration LIMIT = Duration.ofMillis(3_500);

  private final FrozenCharts kept;
  private final SeriesReader dashboards;
  private final BodyRenderer renderer;

  public Freezer(FrozenCharts kept, SeriesReader dashboards, BodyRenderer renderer) {
    this.kept = kept;
    this.dashboards = dashboards;
    this.renderer = renderer;
  }

  /**
   * What is not kept yet of a report that is about to be published. Fails with UNAVAILABLE when the
   * dashboards do not answer, and with INVALID_REQUEST when they have no such numbers.
   */
  public Future<List<FrozenSeries>> forPublication(String slug) {
    return kept.before(slug).compose(this::freeze);
  }

  /** What is published already is not published again. */
  private Future<List<FrozenSeries>> freeze(FrozenCharts.Before before) {
    return before.status() == ReportStatus.PUBLISHED
        ? Future.succeededFuture(List.of())
        : freeze(bodies(before.charts(), Freezer::body), before.keys());
  }

  /**
   * What is not kept yet of texts that are about to replace those of a report; nothing unless
   * readers get it at once. Fails as {@link #forPublication}.
   */
  public Future<List<FrozenSeries>> forUpdate(String slug, Map<Language, ReportText> texts) {
    if (texts.values().stream().noneMatch(text -> mayShowSeries(text.body()))) {
      return Future.succeededFuture(List.of());
    }
    return kept.before(slug).compose(before -> freeze(before, bodies(texts, Body::of)));
  }

  private Future<List<FrozenSeries>> freeze(FrozenCharts.Before before, List<Body> bodies) {
    return before.status() == ReportStatus.PUBLISHED
        ? freeze(bodies, before.keys())
        : Future.succeededFuture(List.of());
  }

  /**
   * What is neither kept nor given of a report that is taken in from elsewhere; nothing unless
   * readers get it. Fails as {@link #forPublication}.
   *
   * @param given keys of what comes with it
   */
  public Future<List<FrozenSeries>> forIntake(ReportContent content, Set<String> given) {
    if (content.texts().values().stream().noneMatch(text -> mayShowSeries(text.body()))) {
      return Future.succeededFuture(List.of());
    }
    return kept.before(content.slug()).compose(before -> freeze(before, content, given));
  }

  private Future<List<FrozenSeries>> freeze(
      FrozenCharts.Before before, ReportContent content, Set<String> given) {
    Set<String> keys = new HashSet<>(before.keys());
    keys.addAll(given);
    return content.isReadInPlaceOf(before.status())
        ? freeze(bodies(content.texts(), Body::of), keys)
        : Future.succeededFuture(List.of());
  }

  /** Quickly, and wrong only by saying yes. */
  static boolean mayShowSeries(String body) {
    return body.contains("chart") && body.contains("series");
  }

  private static <T> List<Body> bodies(Map<Language, T> texts, BiFunction<Language, T, Body> body) {
    return texts.entrySet().stream()
        .map(text -> body.apply(text.getKey(), text.getValue()))
        .toList();
  }

  private static Body body(Language language, StoredText text) {
    return new Body(text.body(), text.format(), language);
  }

  private Future<List<FrozenSeries>> freeze(List<Body> bodies, Set<String> keys) {
    List<Future<List<Needed>>> needs = bodies.stream().map(this::needs).toList();
    return Future.all(needs).map(all -> missing(needs, keys)).compose(this::readAll);
  }

  /** A series, and where it is named. */
  private record Needed(String field, NeededSeries series) {
    String key() {
      return series.reference().key();
    }

    ServiceException wrong(String reason) {
      return BodyRenderer.invalid(field, new BodyProblem(series.line(), reason));
    }
  }

  private Future<List<Needed>> needs(Body body) {
    String field = "texts." + body.language().code() + ".body";
    return renderer
        .needs(field, body, Deadline.NONE)
        .map(needs -> needs.stream().map(series -> new Needed(field, series)).toList());
  }

  private static List<Needed> missing(List<Future<List<Needed>>> needs, Set<String> keys) {
    Map<String, Needed> missing =
        needs.stream()
            .flatMap(found -> found.result().stream())
            .filter(needed -> !keys.contains(needed.key()))
            .collect(Collectors.toMap(Needed::key, Function.identity(), (one, same) -> one));
    return List.copyOf(missing.values());
  }

  private Future<List<FrozenSeries>> readAll(List<Needed> missing) {
    List<Future<FrozenSeries>> reads = missing.stream().map(this::read).toList();
    return Future.all(reads)
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .recover(failure -> Future.failedFuture(told(failure)))
        .map(all -> reads.stream().map(Future::result).toList());
  }

  private static Throwable told(Throwable failure) {
    return failure instanceof TimeoutException
        ? ServiceException.unavailable("the dashboards do not answer at present")
        : failure;
  }

  private Future<FrozenSeries> read(Needed needed) {
    return dashboards
        .read(needed.series().reference())
        .recover(failure -> Future.failedFuture(explained(needed, failure)))
        .map(data -> frozen(needed, data));
  }

  /** That there is no such series is a mistake of the text. */
  private static Throwable explained(Needed needed, Throwable failure) {
    if (failure instanceof ServiceException refusal
        && (refusal.code() == ErrorCode.NOT_FOUND || refusal.code() == ErrorCode.INVALID_REQUEST)) {
      return needed.wrong(refusal.detail());
    }
    return failure;
  }

  private static FrozenSeries frozen(Needed needed, SeriesData data) {
    String series = needed.series().reference().series();
    if (data.points().isEmpty()) {
      throw needed.wrong(series + " has no numbers of that time");
    }
    return new FrozenSeries(
        needed.key(), new FrozenSeries.Content(series, data.from(), data.to(), data.points()));
  }
}
