package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.page.Fragment;
import dev.bulletin.contract.dashboard.CheckDefinition;
import dev.bulletin.contract.dashboard.CheckedDefinition;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSummary;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Tells what is wrong with a definition, or shows how its dashboard would look. Thread-safe. */
final class Checks {
  private final TypedBus bus;
  private final BoardPreview preview;

  Checks(TypedBus bus, BoardPreview preview) {
    this.bus = bus;
    this.preview = preview;
  }

  /**
   * What was found.
   *
   * @param problems by line
   * @param board nothing while there are problems
   */
  record Checked(List<ProblemLine> problems, Optional<Fragment> board) {}

  Future<Checked> check(Visit visit, TypedDefinition typed) {
    return bus.ask(
            DashboardContract.CHECK_DEFINITION, new CheckDefinition(typed.slug(), typed.yaml()))
        .compose(checked -> draw(visit, typed, checked));
  }

  private Future<Checked> draw(Visit visit, TypedDefinition typed, CheckedDefinition checked) {
    DashboardSummary summary = checked.summary();
    return summary == null
        ? Future.succeededFuture(new Checked(problems(visit, typed, checked), Optional.empty()))
        : preview
            .of(visit.language(), summary)
            .map(board -> new Checked(List.of(), Optional.of(board)));
  }

  private static List<ProblemLine> problems(
      Visit visit, TypedDefinition typed, CheckedDefinition checked) {
    List<String> lines = typed.yaml().lines().toList();
    return checked.problems().stream()
        .map(problem -> ProblemLine.of(visit.words(), lines, problem))
        .toList();
  }
}
