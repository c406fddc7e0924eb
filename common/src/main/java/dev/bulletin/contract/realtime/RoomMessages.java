package dev.bulletin.contract.realtime;

import java.util.List;

/** Messages published together. */
public record RoomMessages(List<RoomMessage> messages) {
  public RoomMessages {
    messages = List.copyOf(messages);
  }
}
