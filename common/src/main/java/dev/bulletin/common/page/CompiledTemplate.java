package dev.bulletin.common.page;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.context.JavaBeanValueResolver;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.context.MethodValueResolver;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template ready to be rendered, or what keeps it from that.
 *
 * @param parts its own name and those of all partials that it is rendered with
 * @param fingerprint changes whenever the source of one of the parts does
 * @param parsed null when one of the parts is broken
 * @param problem of the part that is broken; empty if none is
 */
record CompiledTemplate(
    String name,
    Set<String> parts,
    String fingerprint,
    @Nullable ParsedTemplate parsed,
    String problem) {
  CompiledTemplate {
    parts = Set.copyOf(parts);
  }

  /** Renders here and now. */
  String apply(Object model) throws IOException {
    if (parsed == null) {
      throw new BrokenTemplateException(problem);
    }
    return parsed
        .template()
        .apply(
            Context.newBuilder(model)
                .resolver(
                    MapValueResolver.INSTANCE,
                    MethodValueResolver.INSTANCE,
                    JavaBeanValueResolver.INSTANCE)
                .build());
  }
}
