package dev.bulletin.gateway.studio.hook;

import dev.bulletin.gateway.delivery.EventType;
import dev.bulletin.gateway.hook.Hook;
import dev.bulletin.gateway.studio.Moment;
import dev.bulletin.gateway.studio.ReturnPath;
import dev.bulletin.gateway.studio.Visit;
import java.util.stream.Collectors;

/** A hook in the list, and on its page. */
record HookLine(
    String name,
    String path,
    String url,
    String events,
    boolean active,
    int revision,
    String state,
    Moment failing,
    Moment off) {
  static HookLine of(Visit visit, Hook hook) {
    return new HookLine(
        hook.name(),
        ReturnPath.STUDIO + HookStudio.HOOKS + "/" + hook.name(),
        hook.url(),
        hook.events().stream().map(EventType::code).collect(Collectors.joining(", ")),
        hook.active(),
        hook.revision(),
        visit.words().text("hooks.state." + state(hook)),
        visit.views().moment(hook.failingSince()),
        visit.views().moment(hook.offSince()));
  }

  private static String state(Hook hook) {
    if (!hook.active()) {
      return "paused";
    }
    if (hook.offSince() != null) {
      return "off";
    }
    return hook.failingSince() == null ? "on" : "failing";
  }
}
