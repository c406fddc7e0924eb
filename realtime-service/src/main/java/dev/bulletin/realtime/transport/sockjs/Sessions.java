package dev.bulletin.realtime.transport.sockjs;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The sessions of a node, whichever event loop they live on. Thread-safe. */
public final class Sessions {
  private final int max;
  private final Map<String, Session> sessionsById = new ConcurrentHashMap<>();

  public Sessions(int max) {
    this.max = max;
  }

  Optional<Session> find(String id) {
    return Optional.ofNullable(sessionsById.get(id));
  }

  /** The session with that id, a new one if there was none; nothing when there are too many. */
  Optional<Session> findOrOpen(String id, Supplier<Session> opening) {
    Session known = sessionsById.get(id);
    if (known != null || sessionsById.size() >= max) {
      return Optional.ofNullable(known);
    }
    return Optional.of(sessionsById.computeIfAbsent(id, absent -> opening.get()));
  }

  void forget(String id) {
    sessionsById.remove(id);
  }

  /** How many there are, those counted that have just ended. */
  public int size() {
    return sessionsById.size();
  }
}
