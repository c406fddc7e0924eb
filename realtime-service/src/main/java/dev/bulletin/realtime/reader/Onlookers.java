package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Message;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The readers of one event loop that are told who comes to a room and goes. Not thread-safe. */
final class Onlookers {
  private final Map<String, Set<Reader>> readersByRoom = new HashMap<>();

  void add(String room, Reader reader) {
    readersByRoom.computeIfAbsent(room, first -> new LinkedHashSet<>()).add(reader);
  }

  void remove(String room, Reader reader) {
    readersByRoom.computeIfPresent(
        room, (same, readers) -> readers.remove(reader) && readers.isEmpty() ? null : readers);
  }

  /** In one frame. */
  void tell(String room, List<Message> news) {
    Frame frame = Frame.of(news);
    List.copyOf(readersByRoom.getOrDefault(room, Set.of())).forEach(reader -> reader.tell(frame));
  }
}
