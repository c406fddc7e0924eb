package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Message;
import dev.bulletin.realtime.protocol.Push;
import dev.bulletin.realtime.protocol.Reply;
import java.util.ArrayList;
import java.util.List;

/** The replies to the commands of one frame, which go out together. */
final class Replies {
  private static final long AT_ONCE = 65_536;

  private final List<Message> replies = new ArrayList<>(4);
  private long weight;

  /** Whether it is time to send what has come together. */
  boolean add(Reply reply) {
    replies.add(reply);
    weight += reply.weight();
    return weight > AT_ONCE;
  }

  void add(Push push) {
    replies.add(push);
  }

  boolean isEmpty() {
    return replies.isEmpty();
  }

  /** What has come together so far; afterwards it is empty again. */
  Frame take() {
    Frame frame = Frame.of(List.copyOf(replies));
    replies.clear();
    weight = 0;
    return frame;
  }
}
