package dev.bulletin.realtime.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The replies to the commands of one frame, one a line. Nothing in them comes from the client but
 * numbers, so nothing needs escaping.
 */
public final class Replies {
  private static final String SERVER = "bulletin 1";

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  /**
   * The client is to answer pings, which come as often as told.
   *
   * @param client the connection's id
   */
  public void connected(long id, String client, long pingSeconds) {
    line(
        "{\"id\":%d,\"connect\":{\"client\":\"%s\",\"version\":\"%s\",\"ping\":%d,\"pong\":true}}"
            .formatted(id, client, SERVER, pingSeconds));
  }

  /**
   * The client is in the room.
   *
   * @param data what the room has to tell a newcomer, as JSON
   */
  public void subscribed(long id, byte[] data) {
    line("{\"id\":" + id + ",\"subscribe\":{\"data\":");
    lines.writeBytes(data);
    append("}}");
  }

  public void unsubscribed(long id) {
    line("{\"id\":" + id + ",\"unsubscribe\":{}}");
  }

  public void ping(long id) {
    line("{\"id\":" + id + ",\"ping\":{}}");
  }

  public void error(long id, ReplyError error) {
    line(
        "{\"id\":%d,\"error\":{\"code\":%d,\"message\":\"%s\"}}"
            .formatted(id, error.code(), error.message()));
  }

  public boolean isEmpty() {
    return lines.size() == 0;
  }

  /** In bytes. */
  public int length() {
    return lines.size();
  }

  /** What has come together so far; afterwards it is empty again. */
  public Frame take() {
    Frame frame = Frame.of(lines.toByteArray());
    lines.reset();
    return frame;
  }

  private void line(String text) {
    if (!isEmpty()) {
      lines.write('\n');
    }
    append(text);
  }

  private void append(String text) {
    lines.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
