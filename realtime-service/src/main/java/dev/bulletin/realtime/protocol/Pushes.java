package dev.bulletin.realtime.protocol;

/** Frames of one push. */
public final class Pushes {
  private Pushes() {}

  /** Asks for a sign of life. */
  public static Frame ping() {
    return Frame.of(new Message.Ping());
  }

  /**
   * Something new in a channel that has no stream.
   *
   * @param data as JSON
   */
  public static Frame publication(String channel, byte[] data) {
    return Frame.of(new Push.Published(channel, Publication.of(data)));
  }

  /** The way to tell code and reason where the transport has no close frame of its own. */
  public static Frame disconnect(Disconnect disconnect) {
    return Frame.of(new Push.Disconnected(disconnect));
  }
}
