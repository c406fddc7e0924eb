package dev.bulletin.realtime.protocol;

import java.util.List;

/** How messages are written down on a connection. */
public enum Format {
  /** One message a line. */
  JSON {
    @Override
    byte[] encode(List<Message> messages) {
      return JsonFields.encode(messages.stream().map(MessageParts::of).toList());
    }
  },
  /** One message after the other, each with its length before it. */
  PROTOBUF {
    @Override
    byte[] encode(List<Message> messages) {
      return ProtobufFields.encode(messages);
    }
  },
  /**
   * JSON for those who say nothing after their first word: pushes alone, as they are, one a line.
   */
  PUSHES {
    @Override
    byte[] encode(List<Message> messages) {
      return JsonFields.encode(messages.stream().map(MessageParts::ofPush).toList());
    }

    @Override
    public boolean isOneWay() {
      return true;
    }
  };

  /** Whether the client can say nothing after its first word. */
  public boolean isOneWay() {
    return false;
  }

  abstract byte[] encode(List<Message> messages);
}
