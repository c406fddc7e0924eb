package dev.bulletin.gateway.studio.hook;

import dev.bulletin.common.words.Words;
import dev.bulletin.gateway.hook.Delivery;
import dev.bulletin.gateway.hook.Hook;
import dev.bulletin.gateway.hook.HookLog;
import dev.bulletin.gateway.hook.Hooks;
import dev.bulletin.gateway.studio.Moment;
import dev.bulletin.gateway.studio.Section;
import dev.bulletin.gateway.studio.Slugs;
import dev.bulletin.gateway.studio.View;
import dev.bulletin.gateway.studio.Visit;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Set;

/** A hook with its log; its secret only where it is new. */
final class HookPage {
  private static final int OK = 200;
  private static final int SHOWN = 50;
  private static final Set<String> DONE = Set.of("saved", "tested", "again");

  private final Hooks hooks;
  private final HookLog log;

  HookPage(Hooks hooks, HookLog log) {
    this.hooks = hooks;
    this.log = log;
  }

  void show(Visit visit) {
    show(visit, Slugs.inPath(visit, "hook"), "");
  }

  /** Shown by this answer and by no other. */
  void show(Visit visit, String name, String secret) {
    hooks
        .find(name)
        .compose(hook -> content(visit, hook, TypedHook.of(hook), Refusal.NONE, secret))
        .onSuccess(content -> visit.show(OK, view(name, content)))
        .onFailure(visit::fail);
  }

  /** With what was typed, and why it was not kept. */
  void show(Visit visit, TypedHook typed, Refusal refusal) {
    hooks
        .find(typed.name())
        .compose(hook -> content(visit, hook, typed, refusal, ""))
        .onSuccess(content -> visit.show(refusal.status(), view(typed.name(), content)))
        .onFailure(visit::fail);
  }

  private static View view(String name, Map<String, Object> content) {
    return new View("studio/hook", Section.HOOKS, name, content);
  }

  private static String done(Visit visit) {
    String done = visit.ctx().request().getParam("done", "");
    return DONE.contains(done) ? visit.words().text("hooks.done." + done) : "";
  }

  private Future<Map<String, Object>> content(
      Visit visit, Hook hook, TypedHook typed, Refusal refusal, String secret) {
    return log.list(hook.name(), Integer.MAX_VALUE, SHOWN)
        .map(
            deliveries ->
                Map.of(
                    "hook", HookLine.of(visit, hook),
                    "typedHook", typed.shown(),
                    "events", typed.choices(),
                    "hookFaults", refusal.reasonsByField(),
                    "deliveries", deliveries.stream().map(line -> Line.of(visit, line)).toList(),
                    "secret", secret,
                    "done", done(visit)));
  }

  /** A line of the log. */
  record Line(
      long number,
      String event,
      String message,
      String state,
      String attempts,
      String outcome,
      String status,
      String millis,
      Moment created,
      Moment due,
      boolean waiting) {
    static Line of(Visit visit, Delivery line) {
      Words words = visit.words();
      return new Line(
          line.number(),
          line.event(),
          line.message(),
          words.text("hooks.delivery." + line.state()),
          words.text("hooks.attempts", "n", line.attempts()),
          line.outcome() == null ? "" : words.text("hooks.outcome." + line.outcome()),
          line.status() == null ? "" : line.status().toString(),
          line.millis() == null ? "" : line.millis().toString(),
          visit.views().moment(line.createdAt()),
          visit.views().moment(line.dueAt()),
          line.dueAt() != null);
    }
  }
}
