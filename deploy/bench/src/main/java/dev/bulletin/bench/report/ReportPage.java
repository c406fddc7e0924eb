package dev.bulletin.bench.report;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.context.MapValueResolver;
import com.github.jknack.handlebars.context.MethodValueResolver;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import dev.bulletin.bench.report.section.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The report as one page that needs nothing but itself, and links to the raw data beside it. */
final class ReportPage {
  private static final String RAW = "raw";
  private static final String NAME = "report.html";
  private static final String TEMPLATES = "/dev/bulletin/bench/report";

  private ReportPage() {}

  /** Draws the newest of each kind, and tells where. */
  static Path write(Path target, List<Kind> kinds) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (Kind kind : kinds) {
      parts.add(Part.of(kind, new RawFolder(target.resolve(RAW))));
    }
    Files.createDirectories(target);
    return Files.writeString(target.resolve(NAME), render(parts));
  }

  private static String render(List<Part> parts) throws IOException {
    Template template =
        new Handlebars(new ClassPathTemplateLoader(TEMPLATES, ".hbs")).compile("report");
    Map<String, Object> model =
        Map.of(
            "parts",
            parts,
            "machines",
            distinct(parts, Part::machine),
            "sources",
            distinct(parts, Part::source),
            "raw",
            RAW);
    return template.apply(
        Context.newBuilder(model)
            .resolver(MapValueResolver.INSTANCE, MethodValueResolver.INSTANCE)
            .build());
  }

  private static List<String> distinct(List<Part> parts, Function<Part, String> of) {
    return parts.stream().map(of).filter(text -> !text.isEmpty()).distinct().toList();
  }
}
