package dev.bulletin.realtime.protocol;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A Protobuf message in the making. What is empty, 0 or false is left out. */
final class ProtobufFields {
  private static final int BUFFER = 64;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER);
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes, BUFFER);

  ProtobufFields text(int field, String value) throws IOException {
    if (!value.isEmpty()) {
      out.writeString(field, value);
    }
    return this;
  }

  ProtobufFields number(int field, long value) throws IOException {
    if (value != 0) {
      out.writeUInt64(field, value);
    }
    return this;
  }

  ProtobufFields flag(int field, boolean value) throws IOException {
    if (value) {
      out.writeBool(field, true);
    }
    return this;
  }

  ProtobufFields data(int field, byte[] value) throws IOException {
    if (value.length > 0) {
      out.writeByteArray(field, value);
    }
    return this;
  }

  /** There even when it is empty. */
  ProtobufFields message(int field, ProtobufFields value) throws IOException {
    out.writeByteArray(field, value.toBytes());
    return this;
  }

  /** With its length before it. */
  void delimited(ProtobufFields value) throws IOException {
    out.writeByteArrayNoTag(value.toBytes());
  }

  byte[] toBytes() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
