package dev.bulletin.realtime.transport.emulation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The endless answers of a node by the ids of their sessions. Thread-safe. */
public final class Streams {
  private final Map<String, Stream> streamsById = new ConcurrentHashMap<>();

  void add(String id, Stream stream) {
    streamsById.put(id, stream);
  }

  void remove(String id) {
    streamsById.remove(id);
  }

  Optional<Stream> find(String id) {
    return Optional.ofNullable(streamsById.get(id));
  }
}
