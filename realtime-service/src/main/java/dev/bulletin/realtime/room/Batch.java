package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.protocol.Publication;
import java.util.List;

/** Messages of one type that are told together. */
record Batch(String type, RoomKind kind, List<Numbered> messages) {
  Batch {
    messages = List.copyOf(messages);
  }

  /** A message of a stream, which has a place of its own. */
  static Batch of(Numbered message) {
    return new Batch(message.message().type(), message.message().kind(), List.of(message));
  }

  /** Encoded; in a stream at its message's place. */
  Publication publication() {
    long offset = kind == RoomKind.STREAM ? messages.get(0).position().offset() : 0;
    return new Publication(RoomJson.batch(this), offset);
  }
}
