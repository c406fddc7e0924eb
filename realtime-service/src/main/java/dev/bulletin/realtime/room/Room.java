package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Frame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects messages by type and tells them to its subscribers: one batch a type, encoded once. Not
 * thread-safe: a room lives on one event loop.
 */
public final class Room {
  static final int MAX_PENDING = 1_000;

  private final String name;
  private final RealtimeMetrics metrics;
  private final Map<GroupKey, Group> groups = new LinkedHashMap<>();
  private final Set<Subscriber> subscribers = new LinkedHashSet<>();
  private List<Subscriber> audience = List.of();
  private int pending;
  private @Nullable Newest newest;

  Room(String name, RealtimeMetrics metrics) {
    this.name = name;
    this.metrics = metrics;
  }

  private record GroupKey(String type, RoomKind kind) {
    Group group() {
      return switch (kind) {
        case STATE -> new StateGroup();
        case STREAM -> new StreamGroup();
      };
    }

    Batch batch(List<Numbered> messages) {
      return new Batch(type, kind, messages);
    }
  }

  /** The room's present state, encoded: as one text for a reply, or as publications. */
  public record Newest(byte[] batches, List<Frame> publications) {}

  public String name() {
    return name;
  }

  /** Whether the message was one too many to wait for the tick. */
  boolean add(Numbered message) {
    GroupKey key = new GroupKey(message.message().type(), message.message().kind());
    groups.computeIfAbsent(key, GroupKey::group).add(message);
    return ++pending >= MAX_PENDING;
  }

  void join(Subscriber subscriber) {
    subscribers.add(subscriber);
    audience = List.of();
  }

  void leave(Subscriber subscriber) {
    subscribers.remove(subscriber);
    audience = List.of();
  }

  boolean isEmpty() {
    return subscribers.isEmpty();
  }

  /** Whether nothing is lost when the room is forgotten. */
  boolean isIdle() {
    return isEmpty() && groups.isEmpty();
  }

  /** Tells what has come since the last time. */
  void flush() {
    pending = 0;
    groups.forEach((key, group) -> tell(key.batch(group.take())));
    groups.values().removeIf(group -> group instanceof StreamGroup);
  }

  private void tell(Batch batch) {
    if (batch.messages().isEmpty()) {
      return;
    }
    newest = null;
    if (isEmpty()) {
      return;
    }
    Frame frame = RoomJson.publication(name, batch);
    metrics.encoded();
    metrics.told(tell(batch.kind(), frame), batch.messages().size());
  }

  private int tell(RoomKind kind, Frame frame) {
    int told = 0;
    for (Subscriber subscriber : audience()) {
      boolean sent =
          switch (kind) {
            case STATE -> subscriber.tellState(this, frame);
            case STREAM -> subscriber.tellStream(frame);
          };
      told += sent ? 1 : 0;
    }
    return told;
  }

  /** A list that stays as it is when a subscriber leaves while it is told something. */
  private List<Subscriber> audience() {
    if (audience.isEmpty()) {
      audience = List.copyOf(subscribers);
    }
    return audience;
  }

  /** What has been told so far, encoded once until there is more. */
  public Newest newest() {
    if (newest == null) {
      newest = encodeNewest();
    }
    return newest;
  }

  private Newest encodeNewest() {
    List<Batch> batches = new ArrayList<>();
    groups.forEach((key, group) -> batches.add(key.batch(group.current())));
    batches.removeIf(batch -> batch.messages().isEmpty());
    List<Frame> publications =
        batches.stream().map(batch -> RoomJson.publication(name, batch)).toList();
    metrics.encoded();
    return new Newest(RoomJson.batches(batches), publications);
  }
}
