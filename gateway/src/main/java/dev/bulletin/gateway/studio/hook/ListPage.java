package dev.bulletin.gateway.studio.hook;

import dev.bulletin.gateway.alert.Alert;
import dev.bulletin.gateway.alert.Alerts;
import dev.bulletin.gateway.hook.Hook;
import dev.bulletin.gateway.hook.Hooks;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which hooks and which rules there are, with forms for new ones. */
final class ListPage {
  private final Hooks hooks;
  private final Alerts alerts;

  ListPage(Hooks hooks, Alerts alerts) {
    this.hooks = hooks;
    this.alerts = alerts;
  }

  void show(Visit visit) {
    show(visit, TypedHook.NEW, Refusal.NONE, TypedRule.NEW, Refusal.NONE);
  }

  /** With what was typed, and why it was not kept. */
  void show(Visit visit, TypedHook hook, Refusal hookRefusal, TypedRule rule, Refusal ruleRefusal) {
    Future<List<Hook>> allHooks = hooks.list();
    Future<List<Alert>> allAlerts = alerts.list();
    Future.all(allHooks, allAlerts)
        .map(both -> content(visit, allHooks.result(), allAlerts.result()))
        .onSuccess(
            content -> {
              content.put("typedHook", hook.shown());
              content.put("events", hook.choices());
              content.put("hookFaults", hookRefusal.reasonsByField());
              content.putAll(rule.shown(visit.words()));
              content.put("ruleFaults", ruleRefusal.reasonsByField());
              int status = Math.max(hookRefusal.status(), ruleRefusal.status());
              visit.show(status, view(visit, content));
            })
        .onFailure(visit::fail);
  }

  private static View view(Visit visit, Map<String, Object> content) {
    return new View("studio/hooks", Section.HOOKS, visit.words().text("hooks.title"), content);
  }

  private static Map<String, Object> content(Visit visit, List<Hook> hooks, List<Alert> alerts) {
    Map<String, Object> content = new HashMap<>();
    content.put("hooks", hooks.stream().map(hook -> HookLine.of(visit, hook)).toList());
    content.put("rules", alerts.stream().map(alert -> RuleLine.of(visit, alert)).toList());
    return content;
  }
}
