package dev.bulletin.common.page;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.context.JavaBeanValueResolver;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.context.MethodValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import dev.bulletin.common.error.CannotStartException;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Handlebars templates, all compiled when this is made, so that a broken one stops the start and no
 * request waits for a compiler. Rendered on the pool for heavy computation, many at once. Names
 * come from code, never from a request. Thread-safe.
 */
public final class Templates {
  private final WorkerExecutor cpu;
  private final Map<String, Template> templatesByName;

  private Templates(WorkerExecutor cpu, Map<String, Template> templatesByName) {
    this.cpu = cpu;
    this.templatesByName = Map.copyOf(templatesByName);
  }

  /**
   * Compiles templates and the partials they name.
   *
   * @param root the folder on the class path, such as {@code templates}
   * @param names without folder and without {@code .hbs}
   * @param helpers registers helpers
   * @throws CannotStartException when one is missing or broken
   */
  public static Templates compile(
      WorkerExecutor cpu, String root, List<String> names, Consumer<Handlebars> helpers) {
    Handlebars handlebars =
        new Handlebars(new ClassPathTemplateLoader("/" + root, ".hbs"))
            // Without it every partial is parsed again in every rendering.
            .with(new ConcurrentMapTemplateCache());
    helpers.accept(handlebars);
    Map<String, Template> compiled = new HashMap<>();
    names.forEach(name -> compiled.put(name, compile(handlebars, name)));
    return new Templates(cpu, compiled);
  }

  private static Template compile(Handlebars handlebars, String name) {
    try {
      return handlebars.compile(name);
    } catch (IOException | RuntimeException e) {
      throw new CannotStartException(
          "template %s cannot be compiled: %s".formatted(name, e.getMessage()));
    }
  }

  /** Renders on the pool for heavy computation. */
  public Future<Buffer> render(String name, Object model) {
    return cpu.executeBlocking(() -> Buffer.buffer(apply(name, model)), /* ordered= */ false);
  }

  /** Renders here and now. */
  String apply(String name, Object model) throws IOException {
    Template template = templatesByName.get(name);
    if (template == null) {
      throw new IllegalArgumentException("no template " + name);
    }
    return template.apply(
        Context.newBuilder(model)
            .resolver(
                MapValueResolver.INSTANCE,
                MethodValueResolver.INSTANCE,
                JavaBeanValueResolver.INSTANCE)
            .build());
  }
}
