package dev.bulletin.realtime.transport.emulation;

import dev.bulletin.realtime.protocol.Session;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The endless answers of a node by the ids of their sessions. Thread-safe. */
public final class Streams {
  private final Map<String, Stream> streamsById = new ConcurrentHashMap<>();

  /** One without a session is not to be found. */
  void add(Session session, Stream stream) {
    if (!session.equals(Session.NONE)) {
      streamsById.put(session.id(), stream);
    }
  }

  void remove(Session session) {
    streamsById.remove(session.id());
  }

  Optional<Stream> find(String id) {
    return Optional.ofNullable(streamsById.get(id));
  }

  /** How many there are. */
  public int size() {
    return streamsById.size();
  }
}
