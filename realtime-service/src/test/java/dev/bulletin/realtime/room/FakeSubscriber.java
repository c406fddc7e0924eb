package dev.bulletin.realtime.room;

import dev.bulletin.realtime.protocol.Frame;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told. */
final class FakeSubscriber implements Subscriber {
  final List<Frame> frames = new ArrayList<>();
  Runnable onFrame = () -> {};

  @Override
  public boolean tellState(Room room, Frame frame) {
    return tellStream(frame);
  }

  @Override
  public boolean tellStream(Frame frame) {
    frames.add(frame);
    onFrame.run();
    return true;
  }

  List<String> texts() {
    return frames.stream().map(Frame::text).toList();
  }
}
