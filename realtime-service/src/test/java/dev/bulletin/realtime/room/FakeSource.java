package dev.bulletin.realtime.room;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what is asked for. */
final class FakeSource implements StreamSource {
  final Map<String, Long> ticketsByRoom = new LinkedHashMap<>();
  final List<String> checked = new ArrayList<>();
  final List<String> closed = new ArrayList<>();

  @Override
  public void open(String room, long ticket) {
    ticketsByRoom.put(room, ticket);
  }

  @Override
  public void check(String room) {
    checked.add(room);
  }

  @Override
  public void close(String room) {
    closed.add(room);
  }
}
