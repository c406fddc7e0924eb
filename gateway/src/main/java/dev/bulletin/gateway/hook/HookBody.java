package dev.bulletin.gateway.hook;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.gateway.api.RequestFields;
import dev.bulletin.gateway.delivery.EventType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of a request that keeps a hook: every field may be missing. */
public record HookBody(
    @Nullable String url, @Nullable List<@Nullable String> events, @Nullable Boolean active) {
  HookDraft draft(String name, boolean insecure) {
    RequestFields fields = new RequestFields();
    String address = fields.text("url", url);
    List<String> codes = fields.list("events", events);
    fields.finish();
    List<EventType> types = codes.stream().map(HookBody::type).toList();
    return HookDraft.of(name, address, types, Objects.requireNonNullElse(active, true), insecure);
  }

  private static EventType type(String code) {
    return EventType.known(code)
        .orElseThrow(() -> ServiceException.invalid("events", "no event is called " + code));
  }
}
