package dev.bulletin.common.page;

import com.github.jknack.handlebars.Handlebars;
import dev.bulletin.common.error.CannotStartException;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Handlebars templates, all compiled when this is made, so that a broken or missing one stops the
 * start and no request waits for a compiler. Rendered on the pool for heavy computation, many at
 * once; a page's fragments side by side, each once for each version of its data. Names come from
 * code, never from a request. Thread-safe.
 *
 * <p>Where the files may change, they are read again for every page. What has changed is compiled,
 * and the fragments that it was part of are dropped; pages that need a broken template fail with
 * {@link BrokenTemplateException}, the others go on.
 */
public final class Templates {
  private final WorkerExecutor cpu;
  private final TemplateFiles files;
  private final Consumer<Handlebars> helpers;
  private final Parsing parsing;
  private final FragmentCache fragments;
  private volatile TemplateSet current;

  private Templates(
      WorkerExecutor cpu,
      TemplateFiles files,
      Consumer<Handlebars> helpers,
      Parsing parsing,
      FragmentCache fragments,
      TemplateSet current) {
    this.cpu = cpu;
    this.files = files;
    this.helpers = helpers;
    this.parsing = parsing;
    this.fragments = fragments;
    this.current = current;
  }

  /**
   * Compiles every template that is there.
   *
   * @param helpers registers helpers
   * @param maxBytes the memory for rendered fragments
   * @throws CannotStartException when one is broken, or named as a partial and missing
   */
  public static Templates compile(
      WorkerExecutor cpu, TemplateFiles files, Consumer<Handlebars> helpers, long maxBytes) {
    return compile(cpu, files, helpers, Parsing.ONCE, maxBytes);
  }

  /** The same, where the source of what is rendered may be parsed more often. */
  public static Templates compile(
      WorkerExecutor cpu,
      TemplateFiles files,
      Consumer<Handlebars> helpers,
      Parsing parsing,
      long maxBytes) {
    TemplateSet compiled = TemplateSet.compile(files.read(), helpers, parsing);
    if (!compiled.problems().isEmpty()) {
      throw new CannotStartException(String.join("; ", compiled.problems()));
    }
    return new Templates(cpu, files, helpers, parsing, new FragmentCache(maxBytes), compiled);
  }

  /** Renders on the pool for heavy computation. */
  public Future<Buffer> render(String name, Object model) {
    return cpu.executeBlocking(() -> Buffer.buffer(apply(name, model)), /* ordered= */ false);
  }

  /** Renders here and now. */
  String apply(String name, Object model) throws Exception {
    return newest().template(name).apply(model);
  }

  /**
   * Renders a page around fragments, these side by side.
   *
   * @param model what the page's own template shows beside them
   * @param fragments by the name under which the page's template shows each
   */
  public Future<Buffer> compose(
      String name, Map<String, ?> model, Map<String, Fragment> fragments) {
    return state().compose(templates -> compose(templates, name, model, fragments));
  }

  private Future<Buffer> compose(
      TemplateSet templates,
      String name,
      Map<String, ?> model,
      Map<String, Fragment> fragmentsByName) {
    Map<String, Future<RenderedFragment>> parts = new HashMap<>();
    fragmentsByName.forEach((part, fragment) -> parts.put(part, find(templates, fragment)));
    return Future.all(List.copyOf(parts.values()))
        .compose(all -> finish(templates.template(name), model, parts));
  }

  private Future<RenderedFragment> find(TemplateSet templates, Fragment fragment) {
    CompiledTemplate template = templates.template(fragment.template());
    var key =
        new FragmentCache.Key(
            template.name(), template.fingerprint(), fragment.version(), fragment.tags());
    return fragments.find(key, () -> render(template, fragment));
  }

  private Future<RenderedFragment> render(CompiledTemplate template, Fragment fragment) {
    return cpu.executeBlocking(
        () -> new RenderedFragment(template.apply(fragment.model().get())), /* ordered= */ false);
  }

  private Future<Buffer> finish(
      CompiledTemplate page, Map<String, ?> model, Map<String, Future<RenderedFragment>> parts) {
    Map<String, Object> whole = new HashMap<>(model);
    parts.forEach((name, part) -> whole.put(name, part.result()));
    return cpu.executeBlocking(() -> Buffer.buffer(page.apply(whole)), /* ordered= */ false);
  }

  /** What depends on one of the tags is rendered anew when it is asked for again. */
  public void drop(Set<String> tags) {
    fragments.drop(tags);
  }

  /** How many fragments are kept. */
  public long kept() {
    return fragments.size();
  }

  private Future<TemplateSet> state() {
    return files.mayChange()
        ? cpu.executeBlocking(this::newest, /* ordered= */ false)
        : Future.succeededFuture(current);
  }

  private TemplateSet newest() {
    return files.mayChange() ? reload() : current;
  }

  private synchronized TemplateSet reload() {
    Map<String, String> texts = files.read();
    if (!current.isOf(texts)) {
      current = TemplateSet.compile(texts, helpers, parsing);
      fragments.keepOnly(current);
    }
    return current;
  }
}
