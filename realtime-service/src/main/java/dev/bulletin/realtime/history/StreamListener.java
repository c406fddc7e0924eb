package dev.bulletin.realtime.history;

import dev.bulletin.realtime.room.StreamEvent;

/** The rooms of an event loop, who hear of streams in order. */
@FunctionalInterface
public interface StreamListener {
  void hear(StreamEvent event);
}
