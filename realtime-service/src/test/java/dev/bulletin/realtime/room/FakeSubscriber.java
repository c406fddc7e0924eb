package dev.bulletin.realtime.room;

import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Entry;
import dev.bulletin.realtime.protocol.Frame;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told, unless it is slow. */
final class FakeSubscriber implements Subscriber {
  final Seat seat = new Seat(this);
  final List<Frame> frames = new ArrayList<>();
  final List<News> passedOver = new ArrayList<>();
  final List<Room> expelled = new ArrayList<>();
  Runnable onFrame = () -> {};
  boolean slow;

  Entry enter(Room room) {
    return room.enter(seat, Recover.NOT);
  }

  @Override
  public int tell(Frame frame, List<News> news) {
    if (slow) {
      passedOver.addAll(news);
      return 0;
    }
    frames.add(frame);
    onFrame.run();
    return frame.length();
  }

  @Override
  public void expelled(Room room) {
    expelled.add(room);
  }

  List<String> texts() {
    return frames.stream().map(Frame::text).toList();
  }

  String all() {
    return String.join("\n", texts());
  }
}
