package dev.bulletin.gateway.studio.hook;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.delivery.EventType;
import dev.bulletin.gateway.edge.Slug;
import dev.bulletin.gateway.hook.Hook;
import dev.bulletin.gateway.hook.HookDraft;
import dev.bulletin.gateway.studio.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A hook as somebody has typed it. */
record TypedHook(String name, String url, List<EventType> events, boolean active) {
  static final TypedHook NEW = new TypedHook("", "", List.of(EventType.REPORT_PUBLISHED), true);

  TypedHook {
    events = List.copyOf(events);
  }

  static TypedHook of(Form form, String name) {
    List<EventType> events =
        form.fields().getAll("event").stream()
            .flatMap(code -> EventType.known(code).stream())
            .toList();
    return new TypedHook(name, form.line("url"), events, form.fields().contains("active"));
  }

  static TypedHook of(Hook hook) {
    return new TypedHook(hook.name(), hook.url(), hook.events(), hook.active());
  }

  /** Fails with INVALID_REQUEST, naming the field. */
  HookDraft draft(boolean insecure) {
    checkName(name);
    return HookDraft.of(name, url, events, active, insecure);
  }

  static void checkName(String name) {
    if (!Slug.fits(name)) {
      throw ServiceException.invalid("name", "expected lower-case letters, digits and single -");
    }
  }

  /** An event to choose. */
  record Choice(String code, boolean chosen) {}

  List<Choice> choices() {
    return Arrays.stream(EventType.values())
        .map(type -> new Choice(type.code(), events.contains(type)))
        .toList();
  }

  Map<String, Object> shown() {
    return Map.of("name", name, "url", url, "active", active);
  }
}
