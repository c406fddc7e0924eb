package dev.bulletin.report.render;

import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;

/** Renders bodies of reports on the pool for heavy computation. Thread-safe. */
public final class BodyRenderer {
  private final WorkerExecutor cpu;
  private final Markdown markdown = new Markdown();

  /** Renders on that pool, as many bodies at once as it has threads. */
  public BodyRenderer(WorkerExecutor cpu) {
    this.cpu = cpu;
  }

  /** The body as safe HTML. */
  public Future<String> render(String body) {
    return cpu.executeBlocking(() -> markdown.toHtml(body), /* ordered= */ false);
  }

  /**
   * Ends when it is known that the body can be rendered in reasonable time.
   *
   * @param field names the body when it is refused with INVALID_REQUEST
   */
  public Future<Void> check(String field, String body) {
    return cpu.executeBlocking(() -> tryOut(field, body), /* ordered= */ false).mapEmpty();
  }

  private String tryOut(String field, String body) {
    try {
      markdown.check(body);
      return field;
    } catch (TooComplexException e) {
      throw ServiceException.invalid(field, String.valueOf(e.getMessage()));
    }
  }
}
