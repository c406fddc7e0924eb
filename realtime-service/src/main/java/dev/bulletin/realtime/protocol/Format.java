package dev.bulletin.realtime.protocol;

import java.util.List;

/** How messages are written down on a connection. */
public enum Format {
  /** One message a line. */
  JSON {
    @Override
    byte[] encode(List<Message> messages) {
      return JsonFields.encode(messages);
    }
  },
  /** One message after the other, each with its length before it. */
  PROTOBUF {
    @Override
    byte[] encode(List<Message> messages) {
      return ProtobufFields.encode(messages);
    }
  };

  abstract byte[] encode(List<Message> messages);
}
