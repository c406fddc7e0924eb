package dev.bulletin.realtime.transport.sockjs;

import dev.bulletin.realtime.protocol.Frame;
import io.vertx.core.Future;

/**
 * One answer of the server, which carries frames to a client until it has carried enough. Used on
 * the event loop of its session.
 */
interface Receiver {
  /** Writes the frame; the future ends when the network has taken it. */
  Future<Void> carry(Frame frame);

  /** Writes the frame and no more after it. */
  Future<Void> carryLast(Frame frame);

  /** Whether it takes no more. */
  boolean isSpent();

  /** Lets know, on any event loop, that the client has broken off. */
  void whenAborted(Runnable hearer);
}
