package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Format;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Session;
import java.util.OptionalLong;

/** The way to one client. Not thread-safe: lives on the event loop that opened it. */
public interface ClientSocket {
  TransportKind kind();

  /** How messages are written down on it. */
  default Format format() {
    return Format.JSON;
  }

  /** The client's network address; empty when it is not known. */
  default String address() {
    return "";
  }

  /** Where the client sends its commands, if not here. */
  default Session session() {
    return Session.NONE;
  }

  /** Sends the frame; what cannot go out at once waits in memory. */
  void write(Frame frame);

  /** How many bytes go out for the frame. */
  default int length(Frame frame) {
    return frame.length(format());
  }

  /** Whether so much waits that nothing should be written that can be left out. */
  boolean isSlow();

  /** How many bytes the network has not taken yet; empty where that is not known. */
  default OptionalLong waiting() {
    return OptionalLong.empty();
  }

  /** Tells the client why, after all that was written, and ends the connection. */
  default void close(Disconnect disconnect) {
    close(disconnect.code(), disconnect.reason());
  }

  /** With a code that the client may know. */
  void close(int code, String reason);
}
