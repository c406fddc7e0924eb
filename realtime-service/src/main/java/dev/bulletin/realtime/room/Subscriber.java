package dev.bulletin.realtime.room;

import dev.bulletin.realtime.protocol.Frame;
import java.util.List;

/** Someone in rooms of one event loop. It never blocks. */
public interface Subscriber {
  /**
   * What has come in its rooms, all in one frame. Who cannot take it passes it over, and asks each
   * room later for what it has missed.
   *
   * @return how many bytes were sent; 0 if it was passed over
   */
  int tell(Frame frame, List<News> news);

  /** It is in the room no more: where the room's stream stands is not known to it. */
  void expelled(Room room);
}
