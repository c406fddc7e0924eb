package dev.bulletin.gateway.studio.hook;

import dev.bulletin.gateway.hook.HookParts;
import dev.bulletin.gateway.studio.Door;
import dev.bulletin.gateway.studio.StudioPart;

/** All of {@code /studio/hooks} and {@code /studio/alerts}, for those who look after them. */
public final class HookStudio implements StudioPart {
  static final String HOOKS = "/hooks";
  static final String ALERTS = "/alerts";

  private final HookParts parts;

  public HookStudio(HookParts parts) {
    this.parts = parts;
  }

  @Override
  public void mount(Door door) {
    ListPage list = new ListPage(parts.hooks(), parts.alerts());
    HookPage page = new HookPage(parts.hooks(), parts.log());
    new RuleRoutes(parts.alerts(), list).mount(door);
    new HookForms(parts, list, page).mount(door);
  }
}
