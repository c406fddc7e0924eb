package dev.bulletin.gateway.studio.hook;

import dev.bulletin.gateway.alert.Alert;
import dev.bulletin.gateway.alert.Alerts;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.Slugs;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;

/** What is done to rules, and the page of each. */
final class RuleRoutes {
  private static final String LIST = ReturnPath.STUDIO + HookStudio.HOOKS;
  private static final String RULE = HookStudio.ALERTS + "/:slug";

  private final Alerts alerts;
  private final ListPage list;

  RuleRoutes(Alerts alerts, ListPage list) {
    this.alerts = alerts;
    this.list = list;
  }

  void mount(Door door) {
    door.form(HookStudio.ALERTS, Role.HOOKS_SCOPE, this::create);
    door.page(RULE, Role.HOOKS_SCOPE, this::show);
    door.form(RULE, Role.HOOKS_SCOPE, this::save);
    door.form(RULE + "/removal", Role.HOOKS_SCOPE, this::remove);
  }

  private void create(Visit visit, Form form) {
    TypedRule typed = TypedRule.of(form, form.line("name"));
    Future.succeededFuture(typed)
        .map(TypedRule::draft)
        .compose(alerts::create)
        .onSuccess(written -> visit.goTo(LIST))
        .onFailure(failure -> explain(visit, typed, failure));
  }

  private void explain(Visit visit, TypedRule typed, Throwable failure) {
    Refusal.ofNew(visit.words(), failure)
        .ifPresentOrElse(
            refusal -> list.show(visit, TypedHook.NEW, Refusal.NONE, typed, refusal),
            () -> visit.fail(failure));
  }

  private void show(Visit visit) {
    alerts
        .find(name(visit))
        .onSuccess(alert -> show(visit, alert, TypedRule.of(alert), Refusal.NONE))
        .onFailure(visit::fail);
  }

  /** With what was typed, and why it was not kept. */
  private static void show(Visit visit, Alert alert, TypedRule typed, Refusal refusal) {
    Map<String, Object> content = new HashMap<>(typed.shown(visit.words()));
    content.put("rule", RuleLine.of(visit, alert));
    content.put("ruleFaults", refusal.reasonsByField());
    content.put("done", visit.ctx().request().getParam("done", "").equals("saved"));
    visit.show(refusal.status(), new View("studio/rule", Section.HOOKS, alert.name(), content));
  }

  private void save(Visit visit, Form form) {
    TypedRule typed = TypedRule.of(form, name(visit));
    Future.succeededFuture(typed)
        .map(TypedRule::draft)
        .compose(draft -> alerts.replace(draft, form.number("revision")))
        .onSuccess(written -> visit.goTo(RuleLine.path(written.name()) + "?done=saved"))
        .onFailure(failure -> explainChange(visit, typed, failure));
  }

  private void explainChange(Visit visit, TypedRule typed, Throwable failure) {
    Refusal.ofChange(visit.words(), failure)
        .ifPresentOrElse(refusal -> showRefused(visit, typed, refusal), () -> visit.fail(failure));
  }

  private void showRefused(Visit visit, TypedRule typed, Refusal refusal) {
    alerts
        .find(typed.name())
        .onSuccess(alert -> show(visit, alert, typed, refusal))
        .onFailure(visit::fail);
  }

  private void remove(Visit visit, Form form) {
    alerts
        .delete(name(visit), form.number("revision"))
        .onSuccess(written -> visit.goTo(LIST))
        .onFailure(visit::fail);
  }

  private static String name(Visit visit) {
    return Slugs.inPath(visit, "rule");
  }
}
