package dev.bulletin.gateway.studio.dashboard;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardContract;
import dev.bulletin.contract.dashboard.DashboardSurvey;
import dev.bulletin.contract.dashboard.DeleteDefinition;
import dev.bulletin.contract.dashboard.SurveyDashboards;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.Slugs;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import java.util.Map;

/** The end of a dashboard, once it is clear what that means. */
final class RemovalRoutes {
  private static final String REMOVAL = DashboardStudio.DASHBOARD + "/removal";

  private final TypedBus bus;

  RemovalRoutes(TypedBus bus) {
    this.bus = bus;
  }

  void mount(Door door) {
    door.page(REMOVAL, visit -> ask(visit, 200));
    door.form(REMOVAL, DashboardContract.DEFINE_SCOPE, this::remove);
  }

  private void ask(Visit visit, int status) {
    bus.ask(DashboardContract.SURVEY, new SurveyDashboards())
        .map(survey -> entry(survey, name(visit)))
        .onSuccess(entry -> visit.show(status, view(visit, status, entry)))
        .onFailure(visit::fail);
  }

  private static String name(Visit visit) {
    return Slugs.inPath(visit, "dashboard");
  }

  private static DashboardSurvey.Entry entry(DashboardSurvey survey, String name) {
    return survey.dashboards().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> ServiceException.notFound("dashboard", name));
  }

  private static View view(Visit visit, int status, DashboardSurvey.Entry entry) {
    DashboardLine line = DashboardLine.of(visit, entry);
    return new View(
        "studio/removal",
        Section.DASHBOARDS,
        line.title(),
        Map.of(
            "dashboard",
            line,
            "what",
            visit.words().text("removal." + line.origin()),
            "removes",
            entry.revision() > 0 && EditorView.mayDefine(visit),
            "changed",
            status == ErrorCode.PRECONDITION_FAILED.status()));
  }

  private void remove(Visit visit, Form form) {
    var command = new DeleteDefinition(visit.principal(), name(visit), form.number("revision"));
    bus.ask(DashboardContract.DELETE_DEFINITION, command)
        .onSuccess(written -> visit.goTo(ReturnPath.STUDIO + DashboardStudio.DASHBOARDS))
        .onFailure(failure -> explain(visit, failure));
  }

  /** What was changed meanwhile is worth another look before it goes. */
  private void explain(Visit visit, Throwable failure) {
    if (failure instanceof ServiceException refusal
        && refusal.code() == ErrorCode.PRECONDITION_FAILED) {
      ask(visit, refusal.code().status());
    } else {
      visit.fail(failure);
    }
  }
}
