package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Frame;
import java.util.List;
import java.util.Optional;

/** What a transport puts around the protocol's frames on a WebSocket. Shared by its sockets. */
public interface Framing {
  TransportKind kind();

  /** Said before anything else. */
  Optional<Frame> greeting();

  Frame wrap(Frame frame);

  /** The frames in what was received, or nothing if it is broken. */
  Optional<List<String>> unwrap(String received);

  /** Said before the connection is closed. */
  Optional<Frame> lastWord(int code, String reason);
}
