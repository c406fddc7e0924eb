package dev.bulletin.realtime.transport.emulation;

import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.TransportKind;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How frames stand in an endless answer. Not thread-safe: one for each event loop, since it keeps
 * the last frame and its bytes together, so that one that goes to many readers is wrapped once.
 */
final class Lines {
  private static final String EVENTS = "text/event-stream; charset=UTF-8";

  private final TransportKind kind;
  private final Format format;
  private final String contentType;
  private final String beginning;
  private @Nullable Frame last;
  private Buffer bytes = Buffer.buffer();

  private Lines(TransportKind kind, Format format, String contentType, String beginning) {
    this.kind = kind;
    this.format = format;
    this.contentType = contentType;
    this.beginning = beginning;
  }

  static Lines plain() {
    return new Lines(TransportKind.HTTP_STREAM, Format.JSON, "application/json; charset=UTF-8", "");
  }

  static Lines events() {
    return new Lines(TransportKind.SSE, Format.JSON, EVENTS, "\r\n");
  }

  /** Begins with the first of them, so that the answer's status may still say no before. */
  static Lines pushes() {
    return new Lines(TransportKind.UNI_SSE, Format.PUSHES, EVENTS, "");
  }

  TransportKind kind() {
    return kind;
  }

  Format format() {
    return format;
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
      bytes = made(frame);
      last = frame;
    }
    return bytes;
  }

  private Buffer made(Frame frame) {
    return switch (kind) {
      case SSE -> event(frame.text().replace("\n", "\ndata: "));
      case UNI_SSE -> event(pushes(frame).replace("\n", "\n\ndata: "));
      case HTTP_STREAM, WEBSOCKET, SOCKJS -> lines(frame);
    };
  }

  private static Buffer lines(Frame frame) {
    byte[] json = frame.utf8();
    return Buffer.buffer(json.length + 1).appendBytes(json).appendByte((byte) '\n');
  }

  private static String pushes(Frame frame) {
    return new String(frame.bytes(Format.PUSHES), StandardCharsets.UTF_8);
  }

  private static Buffer event(String data) {
    return Buffer.buffer("data: " + data + "\n\n");
  }
}
