package dev.bulletin.realtime.transport.emulation;

import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.TransportKind;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * How frames stand in an endless answer. Not thread-safe: one for each event loop, since it keeps
 * the last frame and its bytes together, so that one that goes to many readers is wrapped once.
 */
final class Lines {
  private final TransportKind kind;
  private final String contentType;
  private final String beginning;
  private @Nullable Frame last;
  private Buffer bytes = Buffer.buffer();

  private Lines(TransportKind kind, String contentType, String beginning) {
    this.kind = kind;
    this.contentType = contentType;
    this.beginning = beginning;
  }

  static Lines plain() {
    return new Lines(TransportKind.HTTP_STREAM, "application/json; charset=UTF-8", "");
  }

  static Lines events() {
    return new Lines(TransportKind.SSE, "text/event-stream; charset=UTF-8", "\r\n");
  }

  TransportKind kind() {
    return kind;
  }

  String contentType() {
    return contentType;
  }

  /** What an answer begins with, to bring its head on the way; empty if nothing. */
  String beginning() {
    return beginning;
  }

  Buffer wrap(Frame frame) {
    if (!frame.equals(last)) {
      bytes = kind == TransportKind.SSE ? event(frame) : lines(frame);
      last = frame;
    }
    return bytes;
  }

  private static Buffer lines(Frame frame) {
    byte[] json = frame.utf8();
    return Buffer.buffer(json.length + 1).appendBytes(json).appendByte((byte) '\n');
  }

  /** An event of as many lines as the frame has. */
  private static Buffer event(Frame frame) {
    return Buffer.buffer("data: " + frame.text().replace("\n", "\ndata: ") + "\n\n");
  }
}
