package dev.bulletin.realtime.protocol;

import java.util.List;

/** How messages are written down on a connection. */
public enum Format {
  /** One message a line. */
  JSON {
    @Override
    byte[] encode(List<Message> messages) {
      return JsonEncoder.encode(messages);
    }
  },
  /** One message after the other, each with its length before it. */
  PROTOBUF {
    @Override
    byte[] encode(List<Message> messages) {
      return ProtobufEncoder.encode(messages);
    }
  };

  abstract byte[] encode(List<Message> messages);
}
