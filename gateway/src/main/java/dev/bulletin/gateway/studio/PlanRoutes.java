package dev.bulletin.gateway.studio;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.DeleteSnapshotPlan;
import dev.bulletin.contract.report.ListSnapshotPlans;
import dev.bulletin.contract.report.ReportContract;
import dev.bulletin.contract.report.SaveSnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlan;
import dev.bulletin.contract.report.SnapshotPlans;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plans by which dashboards become reports by themselves. */
final class PlanRoutes {
  private static final String PLANS = "/plans";
  private static final List<String> FIELDS = List.of("name", "dashboard", "cron", "zone");
  private static final SnapshotPlan EXAMPLE =
      new SnapshotPlan("", "crypto", "0 9 * * 1", "Asia/Ho_Chi_Minh", false);

  private final TypedBus bus;

  PlanRoutes(TypedBus bus) {
    this.bus = bus;
  }

  void mount(Door door) {
    door.page(PLANS, visit -> show(visit, 200, EXAMPLE, new Faults()));
    door.form(PLANS, ReportContract.WRITE_SCOPE, this::save);
    door.form(PLANS + "/delete", ReportContract.WRITE_SCOPE, this::delete);
  }

  private void show(Visit visit, int status, SnapshotPlan typed, Faults faults) {
    bus.ask(ReportContract.LIST_SNAPSHOT_PLANS, new ListSnapshotPlans())
        .onSuccess(plans -> visit.show(status, view(visit, plans, typed, faults)))
        .onFailure(visit::fail);
  }

  private static View view(Visit visit, SnapshotPlans plans, SnapshotPlan typed, Faults faults) {
    StudioViews views = visit.views();
    Map<String, String> shown = new HashMap<>();
    FIELDS.forEach(field -> shown.put(field, faults.of(field)));
    shown.put("other", faults.elsewhere(Set.copyOf(FIELDS)));
    return new View(
        "studio/plans",
        Section.PLANS,
        visit.words().text("plans.title"),
        Map.of(
            "plans", plans.plans().stream().map(views::plan).toList(),
            "typed", typed,
            "faults", shown));
  }

  private void save(Visit visit, Form form) {
    SnapshotPlan typed =
        new SnapshotPlan(
            form.line("name"),
            form.line("dashboard"),
            form.line("cron"),
            form.line("zone"),
            form.isChecked("publish"));
    Faults faults = check(visit, typed);
    if (!faults.isEmpty()) {
      show(visit, 400, typed, faults);
      return;
    }
    bus.ask(ReportContract.SAVE_SNAPSHOT_PLAN, new SaveSnapshotPlan(visit.principal(), typed))
        .onSuccess(written -> visit.goTo(ReturnPath.STUDIO + PLANS))
        .onFailure(failure -> explain(visit, typed, failure));
  }

  private static Faults check(Visit visit, SnapshotPlan typed) {
    FieldRules rules = new FieldRules(visit.words());
    rules.slug("name", typed.name());
    rules.slug("dashboard", typed.dashboard());
    rules.line("cron", typed.cron(), 100);
    rules.line("zone", typed.zone(), 100);
    return rules.faults();
  }

  private void explain(Visit visit, SnapshotPlan typed, Throwable failure) {
    if (failure instanceof ServiceException refusal
        && refusal.code() == ErrorCode.INVALID_REQUEST) {
      show(visit, 400, typed, Faults.of(refusal));
    } else {
      visit.fail(failure);
    }
  }

  private void delete(Visit visit, Form form) {
    var command = new DeleteSnapshotPlan(visit.principal(), form.slug("name"));
    bus.ask(ReportContract.DELETE_SNAPSHOT_PLAN, command)
        .onSuccess(written -> visit.goTo(ReturnPath.STUDIO + PLANS))
        .onFailure(visit::fail);
  }
}
