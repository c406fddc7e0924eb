package dev.bulletin.realtime.protocol;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One text frame, encoded once for however many sockets it is written to. Not thread-safe: a frame
 * stays on the event loop it was made on.
 */
public final class Frame {
  private final byte[] utf8;
  private @Nullable String text;

  private Frame(byte[] utf8, @Nullable String text) {
    this.utf8 = utf8;
    this.text = text;
  }

  public static Frame of(String text) {
    return new Frame(text.getBytes(StandardCharsets.UTF_8), text);
  }

  /** A frame of those bytes, which nobody changes from now on. */
  public static Frame of(byte[] utf8) {
    return new Frame(utf8, null);
  }

  /** The bytes themselves, shared by all sockets: to be written, never to be changed. */
  public byte[] utf8() {
    return utf8;
  }

  /** For transports that take no bytes; decoded once. */
  public String text() {
    if (text == null) {
      text = new String(utf8, StandardCharsets.UTF_8);
    }
    return text;
  }

  /** In bytes. */
  public int length() {
    return utf8.length;
  }
}
