package dev.bulletin.realtime.protocol;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Messages as Protobuf, one after the other, each with its length before it. */
final class ProtobufFields implements Fields {
  private static final int BUFFER = 64;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, BUFFER);

  private ProtobufFields() {}

  static byte[] encode(List<Message> messages) {
    try {
      ProtobufFields frame = new ProtobufFields();
      for (Message message : messages) {
        frame.out.writeByteArrayNoTag(bytes(MessageParts.of(message)));
      }
      return frame.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(Part part) throws IOException {
    ProtobufFields message = new ProtobufFields();
    part.write(message);
    return message.bytes();
  }

  private byte[] bytes() throws IOException {
    out.flush();
    return bytes.toByteArray();
  }

  @Override
  public void text(String name, int number, String value) throws IOException {
    if (!value.isEmpty()) {
      out.writeString(number, value);
    }
  }

  /** An empty text is as good as none. */
  @Override
  public void anyText(String name, int number, String value) throws IOException {
    text(name, number, value);
  }

  @Override
  public void number(String name, int number, long value) throws IOException {
    if (value != 0) {
      out.writeUInt64(number, value);
    }
  }

  @Override
  public void flag(String name, int number, boolean value) throws IOException {
    if (value) {
      out.writeBool(number, true);
    }
  }

  @Override
  public void data(String name, int number, byte[] value) throws IOException {
    if (value.length > 0) {
      out.writeByteArray(number, value);
    }
  }

  @Override
  public void object(String name, int number, Part part) throws IOException {
    out.writeByteArray(number, bytes(part));
  }

  @Override
  public void objects(String name, int number, List<Part> parts) throws IOException {
    for (Part part : parts) {
      object(name, number, part);
    }
  }

  /** A map is a list of messages with a key and a value each. */
  @Override
  public void objects(String name, int number, Map<String, Part> partsByKey) throws IOException {
    for (Map.Entry<String, Part> each : partsByKey.entrySet()) {
      object(name, number, pair -> write(each.getKey(), each.getValue(), pair));
    }
  }

  private static void write(String key, Part value, Fields pair) throws IOException {
    pair.text("key", 1, key);
    pair.object("value", 2, value);
  }
}
