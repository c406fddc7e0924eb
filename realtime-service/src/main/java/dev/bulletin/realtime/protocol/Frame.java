package dev.bulletin.realtime.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are written together, encoded when they are first asked for in a format, and once
 * for however many sockets they go to, on whichever event loop. Thread-safe.
 */
public final class Frame {
  private final List<Message> messages;
  private final Runnable encoded;
  private final boolean shared;
  private final AtomicReferenceArray<byte @Nullable []> bytes =
      new AtomicReferenceArray<>(Format.values().length);
  private final Map<Object, Frame> madeByWay;
  private @Nullable String text;

  private Frame(List<Message> messages, Runnable encoded, boolean shared) {
    this.messages = List.copyOf(messages);
    this.encoded = encoded;
    this.shared = shared;
    this.madeByWay = shared ? new ConcurrentHashMap<>(2) : Map.of();
  }

  public static Frame of(Message... messages) {
    return new Frame(List.of(messages), () -> {}, /* shared= */ false);
  }

  public static Frame of(List<Message> messages) {
    return new Frame(messages, () -> {}, /* shared= */ false);
  }

  /**
   * A frame that tells how often it is encoded.
   *
   * @param encoded hears of it, once a format at most
   */
  public static Frame counted(List<Message> messages, Runnable encoded) {
    return new Frame(messages, encoded, /* shared= */ false);
  }

  /** The same of a frame that many are told, so that it is worth some work once. */
  public static Frame shared(List<Message> messages, Runnable encoded) {
    return new Frame(messages, encoded, /* shared= */ true);
  }

  /** Text of a transport itself, which is the same in every format. */
  public static Frame of(String text) {
    Frame frame = of(text.getBytes(StandardCharsets.UTF_8));
    frame.text = text;
    return frame;
  }

  /** Bytes of a transport itself, which nobody changes from now on. */
  public static Frame of(byte[] utf8) {
    Frame frame = of(List.of());
    for (Format format : Format.values()) {
      frame.bytes.set(format.ordinal(), utf8);
    }
    return frame;
  }

  /** All messages of all these frames, to be written at once. */
  public static Frame together(List<Frame> frames, Runnable encoded) {
    List<Message> all = new ArrayList<>();
    frames.forEach(frame -> all.addAll(frame.messages));
    return counted(all, encoded);
  }

  public boolean isShared() {
    return shared;
  }

  /**
   * What a transport makes of it; of one that many are told, once for all of them.
   *
   * @param way tells it from what other transports make
   */
  public Frame made(Object way, UnaryOperator<Frame> making) {
    return shared
        ? madeByWay.computeIfAbsent(way, first -> making.apply(this))
        : making.apply(this);
  }

  /** The bytes themselves, shared by all sockets: to be written, never to be changed. */
  public byte[] bytes(Format format) {
    byte[] known = bytes.get(format.ordinal());
    return known == null ? encode(format) : known;
  }

  private synchronized byte[] encode(Format format) {
    byte[] known = bytes.get(format.ordinal());
    if (known != null) {
      return known;
    }
    byte[] made = format.encode(messages);
    bytes.set(format.ordinal(), made);
    encoded.run();
    return made;
  }

  /** As JSON. */
  public byte[] utf8() {
    return bytes(Format.JSON);
  }

  /** As JSON, for transports that take no bytes; decoded once. */
  public String text() {
    String known = text;
    if (known == null) {
      known = new String(utf8(), StandardCharsets.UTF_8);
      text = known;
    }
    return known;
  }

  /** In bytes. */
  public int length(Format format) {
    return bytes(format).length;
  }

  /** In bytes of JSON. */
  public int length() {
    return length(Format.JSON);
  }
}
