package dev.bulletin.bench.render;

import dev.bulletin.common.page.Fragment;
import dev.bulletin.common.page.TemplateFiles;
import dev.bulletin.common.page.Templates;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A page of four tables, each a fragment of the same size, none of which is ever kept. */
final class FragmentPage {
  static final int ROWS = 120;

  private static final String TEMPLATES = "dev/bulletin/bench/render";
  private static final List<String> PLACES = List.of("first", "second", "third", "fourth");

  private final Templates templates;
  private final Supplier<?> model;
  private final AtomicLong versions = new AtomicLong();

  private FragmentPage(WorkerExecutor cpu) {
    this.templates =
        Templates.compile(cpu, TemplateFiles.onClassPath(TEMPLATES), any -> {}, /* maxBytes= */ 1);
    List<TableRow> rows = IntStream.rangeClosed(1, ROWS).mapToObj(TableRow::of).toList();
    Map<String, Object> table = Map.of("title", "Table", "rows", rows);
    this.model = () -> table;
  }

  /** Rendered by so many threads. */
  static FragmentPage on(Vertx vertx, int threads) {
    return new FragmentPage(vertx.createSharedWorkerExecutor("render-" + threads, threads));
  }

  Buffer render() {
    Map<String, Fragment> fragments =
        Map.of(
            PLACES.get(0), fragment(),
            PLACES.get(1), fragment(),
            PLACES.get(2), fragment(),
            PLACES.get(3), fragment());
    return templates
        .compose("page", Map.of("title", "Four tables"), fragments)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  /** A version that nobody has seen. */
  private Fragment fragment() {
    return new Fragment("table", Long.toString(versions.incrementAndGet()), Set.of(), model);
  }
}
