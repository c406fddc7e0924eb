package dev.bulletin.contract.dashboard;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.bus.Provenance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a definition, and the dashboard it makes.
 *
 * @param summary null while there are problems
 */
public record CheckedDefinition(
    Provenance provenance, List<DefinitionProblem> problems, @Nullable DashboardSummary summary)
    implements Answer {
  public CheckedDefinition {
    problems = List.copyOf(problems);
  }
}
