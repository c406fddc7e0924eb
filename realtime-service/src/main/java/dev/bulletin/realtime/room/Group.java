package dev.bulletin.realtime.room;

import java.util.List;

/** The messages of one type in one room. Not thread-safe, as the room. */
sealed interface Group permits StateGroup, StreamGroup {
  void add(Numbered message);

  /** What has come since the last time. */
  List<Numbered> take();

  /** What a newcomer is told: everything of it has been taken before. */
  List<Numbered> current();
}
