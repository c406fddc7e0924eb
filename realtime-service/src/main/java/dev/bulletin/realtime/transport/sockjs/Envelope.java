package dev.bulletin.realtime.transport.sockjs;

import dev.bulletin.realtime.protocol.Frame;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What a way over HTTP puts around SockJS's frames. Thread-safe: it keeps the last frame and its
 * bytes together, so that one that goes to many readers is wrapped once.
 */
final class Envelope {
  private static final int PRELUDE = 2_048;
  private static final String SCRIPT = "application/javascript; charset=UTF-8";

  private final String contentType;
  private final String prelude;
  private final String before;
  private final String after;
  private final boolean quoted;
  private volatile @Nullable Wrapped last;

  private record Wrapped(Frame frame, Buffer bytes) {}

  /**
   * An envelope.
   *
   * @param prelude what a stream begins with; what has none carries one frame only
   * @param quoted whether a frame becomes a string of JavaScript
   */
  private Envelope(
      String contentType, String prelude, String before, String after, boolean quoted) {
    this.contentType = contentType;
    this.prelude = prelude;
    this.before = before;
    this.after = after;
    this.quoted = quoted;
  }

  static Envelope xhr() {
    return new Envelope(SCRIPT, "", "", "\n", /* quoted= */ false);
  }

  /** Old browsers hold the first 2 KiB back. */
  static Envelope xhrStreaming() {
    return new Envelope(SCRIPT, "h".repeat(PRELUDE) + "\n", "", "\n", /* quoted= */ false);
  }

  static Envelope eventSource() {
    return new Envelope(
        "text/event-stream; charset=UTF-8", "\r\n", "data: ", "\r\n\r\n", /* quoted= */ false);
  }

  /** Scripts in a page that never ends. */
  static Envelope htmlFile(String callback) {
    return new Envelope(
        "text/html; charset=UTF-8",
        HtmlFilePage.head(callback),
        "<script>\np(",
        ");\n</script>\r\n",
        /* quoted= */ true);
  }

  /** A script that calls back; the comment keeps it from being read as anything else. */
  static Envelope jsonp(String callback) {
    return new Envelope(SCRIPT, "", "/**/" + callback + "(", ");\r\n", /* quoted= */ true);
  }

  String contentType() {
    return contentType;
  }

  boolean isStream() {
    return !prelude.isEmpty();
  }

  String prelude() {
    return prelude;
  }

  Buffer wrap(Frame frame) {
    Wrapped known = last;
    if (known == null || !known.frame().equals(frame)) {
      known = new Wrapped(frame, Buffer.buffer(before + content(frame) + after));
      last = known;
    }
    return known.bytes();
  }

  /** A script in a page would end with the first tag that looks like its end. */
  private String content(Frame frame) {
    return quoted ? SockJsText.quote(frame.text()).replace("<", "\\u003c") : frame.text();
  }
}
