package dev.bulletin.dashboard.definition;

import dev.bulletin.contract.dashboard.DefinitionProblem;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition, read: the dashboard, or what is wrong with it.
 *
 * @param problems by line; empty where there is a dashboard
 * @param dashboard null while there are problems
 */
public record ReadDefinition(List<DefinitionProblem> problems, @Nullable Dashboard dashboard) {
  private static final int MAX_PROBLEMS = 50;

  public ReadDefinition {
    problems = List.copyOf(problems);
  }

  /** Reads a definition; takes some milliseconds, and never fails. */
  public static ReadDefinition of(String name, String yaml) {
    try {
      return of(name, Document.read(yaml));
    } catch (UnreadableException e) {
      return wrong(List.of(e.problem()));
    }
  }

  private static ReadDefinition of(String name, Document document) {
    List<DefinitionProblem> problems = new ArrayList<>(document.problems());
    problems.addAll(new SchemaCheck(document).problems());
    return problems.isEmpty() && document.json() instanceof JsonObject json
        ? ruled(document, DashboardReader.read(name, json), json)
        : wrong(problems);
  }

  private static ReadDefinition ruled(Document document, Dashboard dashboard, JsonObject json) {
    List<DefinitionProblem> problems =
        DefinitionRules.problems(document, dashboard.tiles(), DashboardReader.panels(json));
    return problems.isEmpty() ? new ReadDefinition(List.of(), dashboard) : wrong(problems);
  }

  private static ReadDefinition wrong(List<DefinitionProblem> problems) {
    return new ReadDefinition(
        problems.stream()
            .sorted(Comparator.comparingInt(DefinitionProblem::line))
            .limit(MAX_PROBLEMS)
            .toList(),
        null);
  }
}
