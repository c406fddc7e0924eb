package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSurvey;
import dev.bulletin.contract.dashboard.SurveyDashboards;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import java.util.List;
import java.util.Map;

/** The list of all dashboards. */
final class ListRoutes {
  private final TypedBus bus;

  ListRoutes(TypedBus bus) {
    this.bus = bus;
  }

  void mount(Door door) {
    door.page(DashboardStudio.DASHBOARDS, this::list);
  }

  private void list(Visit visit) {
    bus.ask(DashboardContract.SURVEY, new SurveyDashboards())
        .onSuccess(survey -> visit.show(view(visit, survey)))
        .onFailure(visit::fail);
  }

  private static View view(Visit visit, DashboardSurvey survey) {
    List<DashboardLine> lines =
        survey.dashboards().stream().map(entry -> DashboardLine.of(visit, entry)).toList();
    return new View(
        "studio/dashboards",
        Section.DASHBOARDS,
        visit.words().text("dashboards.title"),
        Map.of("dashboards", lines, "defines", EditorView.mayDefine(visit)));
  }
}
