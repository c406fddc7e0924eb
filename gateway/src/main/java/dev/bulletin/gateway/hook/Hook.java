package dev.bulletin.gateway.hook;

import dev.bulletin.gateway.delivery.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a program of others wants to be told; its secret is shown only when it is new.
 *
 * @param failingSince when the first of those deliveries failed after which none has succeeded
 * @param offSince since when nothing is sent, because it has failed for too long
 */
public record Hook(
    String name,
    String url,
    List<EventType> events,
    boolean active,
    int revision,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant failingSince,
    @Nullable Instant offSince) {
  public Hook {
    events = List.copyOf(events);
  }
}
