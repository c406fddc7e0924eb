package dev.bulletin.realtime.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What the server says unasked. */
public final class Pushes {
  private static final String PING = "{}";

  private Pushes() {}

  /** An empty object, which the client answers with the same. */
  public static Frame ping() {
    return Frame.of(PING);
  }

  /**
   * Something new in a channel.
   *
   * @param channel a name that needs no escaping
   * @param data as JSON
   */
  public static Frame publication(String channel, byte[] data) {
    ByteArrayOutputStream json = new ByteArrayOutputStream(data.length + 64);
    json.writeBytes(ascii("{\"push\":{\"channel\":\"" + channel + "\",\"pub\":{\"data\":"));
    json.writeBytes(data);
    json.writeBytes(ascii("}}}"));
    return Frame.of(json.toByteArray());
  }

  /** The way to tell code and reason where the transport has no close frame of its own. */
  public static Frame disconnect(Disconnect disconnect) {
    return Frame.of(
        "{\"push\":{\"disconnect\":{\"code\":%d,\"reason\":\"%s\"}}}"
            .formatted(disconnect.code(), disconnect.reason()));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
