package dev.bulletin.realtime.room;

import dev.bulletin.realtime.protocol.Position;
import java.util.List;

/** What the rooms of an event loop hear of the node's streams, in order. */
public sealed interface StreamEvent {
  String room();

  /**
   * The answer to a request for the stream.
   *
   * @param position where it stands; {@link Position#NONE} when nobody knows
   * @param recent the last messages before that, in order
   */
  record Opened(String room, long ticket, Position position, List<Numbered> recent)
      implements StreamEvent {
    public Opened {
      recent = List.copyOf(recent);
    }
  }

  /** More of the stream, next to what was told before. */
  record Told(String room, List<Numbered> messages) implements StreamEvent {
    public Told {
      messages = List.copyOf(messages);
    }
  }

  /** All that there was of the stream when it was asked for has been told. */
  record Checked(String room) implements StreamEvent {}

  /** What comes is not next to what was told: who listens has to ask anew. */
  record Broken(String room) implements StreamEvent {}
}
