package dev.bulletin.gateway.studio.hook;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.alert.Alerts;
import dev.bulletin.gateway.person.Role;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.Form;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Slugs;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.Future;

/** New rules, and the end of others. */
final class RuleRoutes {
  private static final String LIST = ReturnPath.STUDIO + HookStudio.HOOKS;

  private final Alerts alerts;
  private final ListPage list;

  RuleRoutes(Alerts alerts, ListPage list) {
    this.alerts = alerts;
    this.list = list;
  }

  void mount(Door door) {
    door.form(HookStudio.ALERTS, Role.HOOKS_SCOPE, this::create);
    door.form(HookStudio.ALERTS + "/:slug/removal", Role.HOOKS_SCOPE, this::remove);
  }

  private void create(Visit visit, Form form) {
    TypedRule typed = TypedRule.of(form);
    Future.succeededFuture(typed)
        .map(TypedRule::draft)
        .compose(alerts::create)
        .onSuccess(written -> visit.goTo(LIST))
        .onFailure(failure -> explain(visit, typed, failure));
  }

  private void explain(Visit visit, TypedRule typed, Throwable failure) {
    if (failure instanceof ServiceException refusal && HookForms.isOfInput(refusal)) {
      int status = refusal.code().status();
      list.show(visit, status, TypedHook.NEW, typed, "", refusal.detail());
    } else {
      visit.fail(failure);
    }
  }

  private void remove(Visit visit, Form form) {
    alerts
        .delete(Slugs.inPath(visit, "rule"), form.number("revision"))
        .onSuccess(written -> visit.goTo(LIST))
        .onFailure(visit::fail);
  }
}
