package dev.bulletin.common.page;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HandlebarsError;
import com.github.jknack.handlebars.HandlebarsException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Templates that were compiled together, so that a page is made from one state of the files.
 * Immutable.
 */
final class TemplateSet {
  private final Map<String, String> textsByName;
  private final Map<String, CompiledTemplate> templatesByName;

  private TemplateSet(
      Map<String, String> textsByName, Map<String, CompiledTemplate> templatesByName) {
    this.textsByName = Map.copyOf(textsByName);
    this.templatesByName = Map.copyOf(templatesByName);
  }

  /** Compiles all; those that are broken, or need one that is, keep what is wrong with them. */
  static TemplateSet compile(
      Map<String, String> textsByName, Consumer<Handlebars> helpers, Parsing parsing) {
    Handlebars handlebars =
        parsing.prepare(new Handlebars(new MemoryLoader(textsByName)).with(HtmlEscaping.AS_NEEDED));
    handlebars.registerHelper(RenderedFragment.HELPER, RenderedFragment::show);
    helpers.accept(handlebars);
    Compilation compilation = new Compilation(handlebars, textsByName, parsing);
    Map<String, CompiledTemplate> compiled = new TreeMap<>();
    textsByName.keySet().forEach(name -> compiled.put(name, compilation.compile(name)));
    return new TemplateSet(textsByName, compiled);
  }

  boolean isOf(Map<String, String> texts) {
    return textsByName.equals(texts);
  }

  /** What is wrong, each fault once. */
  Set<String> problems() {
    Set<String> problems = new TreeSet<>();
    templatesByName.values().forEach(template -> problems.add(template.problem()));
    problems.remove("");
    return problems;
  }

  CompiledTemplate template(String name) {
    CompiledTemplate template = templatesByName.get(name);
    if (template == null) {
      throw new IllegalArgumentException("no template " + name);
    }
    return template;
  }

  /** Whether the template is still what it was. */
  boolean has(String name, String fingerprint) {
    CompiledTemplate template = templatesByName.get(name);
    return template != null && template.fingerprint().equals(fingerprint);
  }

  /** Compiles one template after the other, each with what is known of its partials. */
  private record Compilation(
      Handlebars handlebars, Map<String, String> textsByName, Parsing parsing) {
    CompiledTemplate compile(String name) {
      Set<String> parts = new TreeSet<>();
      collect(name, parts);
      List<String> problems =
          parts.stream().map(this::problem).filter(problem -> !problem.isEmpty()).toList();
      String fingerprint = Fingerprint.of(parts, textsByName);
      return problems.isEmpty()
          ? new CompiledTemplate(name, parts, fingerprint, parsed(name), "")
          : new CompiledTemplate(name, parts, fingerprint, null, problems.get(0));
    }

    private void collect(String name, Set<String> parts) {
      if (parts.add(name)) {
        partialsOf(name).forEach(partial -> collect(partial, parts));
      }
    }

    private Set<String> partialsOf(String name) {
      return PartialNames.in(textsByName.getOrDefault(name, ""));
    }

    private String problem(String name) {
      if (!textsByName.containsKey(name)) {
        return "template %s is named as a partial and is not there".formatted(name);
      }
      try {
        var unused = parsed(name).template();
        return "";
      } catch (HandlebarsException e) {
        return describe(name, e);
      } catch (IOException e) {
        throw new HandlebarsException(e);
      }
    }

    private static String describe(String name, HandlebarsException e) {
      HandlebarsError error = e.getError();
      return error == null
          ? "template %s: %s".formatted(name, e.getMessage())
          : "template %s, line %d: %s".formatted(name, error.line, error.reason);
    }

    private ParsedTemplate parsed(String name) {
      try {
        return parsing.parse(handlebars, name);
      } catch (IOException e) {
        throw new HandlebarsException(e);
      }
    }
  }
}
