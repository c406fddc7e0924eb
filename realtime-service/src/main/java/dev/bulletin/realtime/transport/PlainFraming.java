package dev.bulletin.realtime.transport;

import dev.bulletin.realtime.protocol.Frame;
import java.util.List;
import java.util.Optional;

/** Nothing around: a message is a frame, and WebSocket's own close frame says why. */
public final class PlainFraming implements Framing {
  private final TransportKind kind;

  public PlainFraming(TransportKind kind) {
    this.kind = kind;
  }

  @Override
  public TransportKind kind() {
    return kind;
  }

  @Override
  public Optional<Frame> greeting() {
    return Optional.empty();
  }

  @Override
  public Frame wrap(Frame frame) {
    return frame;
  }

  @Override
  public Optional<List<String>> unwrap(String received) {
    return Optional.of(List.of(received));
  }

  @Override
  public Optional<Frame> lastWord(int code, String reason) {
    return Optional.empty();
  }
}
