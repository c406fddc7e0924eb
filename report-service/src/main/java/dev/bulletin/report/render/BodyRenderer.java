package dev.bulletin.report.render;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.BodyProblem;
import dev.bulletin.report.chart.ChartData;
import dev.bulletin.report.chart.svg.Palette;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.function.Supplier;

/** Renders bodies of reports on the pool for heavy computation. Thread-safe. */
public final class BodyRenderer {
  /** Of bodies that were found good lately. */
  private static final long MOST_CHARACTERS_GOOD = 1 << 19;

  private final WorkerExecutor cpu;
  private final Bodies bodies = new Bodies();
  private final Cache<Body, Boolean> good =
      Caffeine.newBuilder()
          .maximumWeight(MOST_CHARACTERS_GOOD)
          .weigher((Body body, Boolean yes) -> body.text().length())
          .executor(Runnable::run)
          .build();

  /** Renders on that pool, as many bodies at once as it has threads. */
  public BodyRenderer(WorkerExecutor cpu) {
    this.cpu = cpu;
  }

  /** The body for pages, whose style sheet gives charts their colours. */
  public Future<RenderedBody> render(Body body, ChartData data) {
    return run(() -> bodies.render(body, data, null));
  }

  /** The body for what has no style sheet of ours: PDF and feed. */
  public Future<RenderedBody> render(Body body, ChartData data, Palette palette) {
    return run(() -> bodies.render(body, data, palette));
  }

  /** As {@link #render(Body, ChartData)}; fails with UNAVAILABLE when its turn comes too late. */
  public Future<RenderedBody> render(Body body, ChartData data, Deadline deadline) {
    return run(() -> bodies.render(body, data, null), deadline);
  }

  /**
   * The dashboards' series that the body shows.
   *
   * @param field names the body when it is refused with INVALID_REQUEST, because it cannot be
   *     rendered in reasonable time
   */
  public Future<List<NeededSeries>> needs(String field, Body body, Deadline deadline) {
    return run(() -> accepted(field, () -> bodies.needs(body)), deadline);
  }

  /**
   * Ends when it is known that the body can be rendered in reasonable time, and each of its charts
   * can be drawn once its numbers are there. At once where that was found lately: most writes leave
   * the other languages of a report as they were.
   *
   * @param field names the body when it is refused with INVALID_REQUEST
   */
  public Future<Void> check(String field, Body body) {
    return good.getIfPresent(body) == null ? checkAnew(field, body) : Future.succeededFuture();
  }

  private Future<Void> checkAnew(String field, Body body) {
    return run(() -> accepted(field, () -> bodies.check(body)))
        .compose(problems -> refuse(field, problems))
        .onSuccess(checked -> good.put(body, true));
  }

  private static <T> T accepted(String field, Supplier<T> work) {
    try {
      return work.get();
    } catch (TooComplexException e) {
      throw ServiceException.invalid(field, String.valueOf(e.getMessage()));
    }
  }

  private static Future<Void> refuse(String field, List<BodyProblem> problems) {
    return problems.stream()
        .findFirst()
        .map(problem -> Future.<Void>failedFuture(invalid(field, problem)))
        .orElse(Future.succeededFuture());
  }

  /** Says where in the field to look. */
  public static ServiceException invalid(String field, BodyProblem problem) {
    return ServiceException.invalid(
        field, "line %d: %s".formatted(problem.line(), problem.reason()));
  }

  private <T> Future<T> run(Supplier<T> work) {
    return run(work, Deadline.NONE);
  }

  private <T> Future<T> run(Supplier<T> work, Deadline deadline) {
    return cpu.executeBlocking(() -> inTime(work, deadline), /* ordered= */ false);
  }

  private static <T> T inTime(Supplier<T> work, Deadline deadline) {
    deadline.check();
    return work.get();
  }
}
