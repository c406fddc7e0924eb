package dev.bulletin.realtime.room;

import dev.bulletin.realtime.protocol.Frame;

/** Someone in a room. What it cannot take at once it deals with itself; it never blocks. */
public interface Subscriber {
  /**
   * The newest of a room. A subscriber that cannot take it may pass it over, if it asks for {@link
   * Room#newest()} later.
   *
   * @return whether it was sent
   */
  boolean tellState(Room room, Frame frame);

  /**
   * Something of which nothing may be left out.
   *
   * @return whether it was sent, or will be
   */
  boolean tellStream(Frame frame);
}
