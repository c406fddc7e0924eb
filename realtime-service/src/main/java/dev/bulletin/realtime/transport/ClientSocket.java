package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Frame;

/** The way to one client. Not thread-safe: lives on the event loop that opened it. */
public interface ClientSocket {
  TransportKind kind();

  /** Sends the frame; what cannot go out at once waits in memory. */
  void write(Frame frame);

  /** Whether so much waits that nothing should be written that can be left out. */
  boolean isSlow();

  /** Tells the client why, after all that was written, and ends the connection. */
  void close(Disconnect disconnect);
}
