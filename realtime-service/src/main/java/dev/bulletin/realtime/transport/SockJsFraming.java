package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Frame;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SockJS on a WebSocket: {@code o} opens, {@code a[...]} carries, {@code c[code,reason]} closes.
 * Not thread-safe: one for each event loop.
 */
final class SockJsFraming implements Framing {
  private static final Frame OPEN = Frame.of("o");

  private @Nullable Frame lastFrame;
  private @Nullable Frame lastWrapped;

  @Override
  public TransportKind kind() {
    return TransportKind.SOCKJS;
  }

  @Override
  public Optional<Frame> greeting() {
    return Optional.of(OPEN);
  }

  /** A room tells all its readers the same frame, one after the other: it is wrapped once. */
  @Override
  public Frame wrap(Frame frame) {
    Frame wrapped = lastWrapped;
    if (wrapped == null || !frame.equals(lastFrame)) {
      wrapped = Frame.of("a[" + SockJsText.quote(frame.text()) + "]");
      lastFrame = frame;
      lastWrapped = wrapped;
    }
    return wrapped;
  }

  @Override
  public Optional<List<String>> unwrap(String received) {
    return received.isEmpty() ? Optional.of(List.of()) : SockJsText.messages(received);
  }

  @Override
  public Optional<Frame> farewell(Disconnect disconnect) {
    return Optional.of(
        Frame.of("c[" + disconnect.code() + "," + SockJsText.quote(disconnect.reason()) + "]"));
  }
}
