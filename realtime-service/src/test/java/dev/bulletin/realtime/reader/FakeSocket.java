package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.ClientSocket;
import dev.bulletin.realtime.transport.TransportKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Keeps what is written, and is as slow as told. */
final class FakeSocket implements ClientSocket {
  final List<String> written = new ArrayList<>();
  final List<Disconnect> closes = new ArrayList<>();
  final List<byte[]> binary = new ArrayList<>();
  Format format = Format.JSON;
  boolean slow;
  String address = "";

  /** Below zero where it is not known. */
  long waiting = -1;

  /** How many more frames it takes before it is slow. */
  int takes = Integer.MAX_VALUE;

  @Override
  public TransportKind kind() {
    return TransportKind.WEBSOCKET;
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public OptionalLong waiting() {
    return waiting < 0 ? OptionalLong.empty() : OptionalLong.of(waiting);
  }

  @Override
  public Format format() {
    return format;
  }

  @Override
  public void write(Frame frame) {
    if (format == Format.PROTOBUF) {
      binary.add(frame.bytes(format));
    } else {
      written.add(new String(frame.bytes(format), StandardCharsets.UTF_8));
    }
    slow |= --takes == 0;
  }

  @Override
  public boolean isSlow() {
    return slow;
  }

  @Override
  public void close(Disconnect disconnect) {
    closes.add(disconnect);
  }

  @Override
  public void close(int code, String reason) {
    throw new AssertionError("closed with a code that is no reader's");
  }

  void readsAgain() {
    slow = false;
    takes = Integer.MAX_VALUE;
  }
}
