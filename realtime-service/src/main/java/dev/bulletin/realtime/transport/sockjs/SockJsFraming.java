package dev.bulletin.realtime.transport.sockjs;

import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.Framing;
import dev.bulletin.realtime.transport.TransportKind;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * SockJS's frames: {@code o} opens, {@code a[...]} carries, {@code c[code,reason]} closes.
 * Thread-safe.
 */
final class SockJsFraming implements Framing {
  private static final Frame OPEN = Frame.of("o");

  private final UnaryOperator<Frame> quoting = frame -> wrapAll(List.of(frame));

  @Override
  public TransportKind kind() {
    return TransportKind.SOCKJS;
  }

  @Override
  public Optional<Frame> greeting() {
    return Optional.of(OPEN);
  }

  @Override
  public Frame wrap(Frame frame) {
    return frame.made(SockJsFraming.class, quoting);
  }

  /** Several in one, for a client that has not asked for a while. */
  Frame wrapAll(List<Frame> frames) {
    return Frame.of(
        frames.stream()
            .map(frame -> SockJsText.quote(frame.text()))
            .collect(Collectors.joining(",", "a[", "]")));
  }

  @Override
  public Optional<List<String>> unwrap(String received) {
    return received.isEmpty() ? Optional.of(List.of()) : SockJsText.messages(received);
  }

  @Override
  public Optional<Frame> lastWord(int code, String reason) {
    return Optional.of(farewell(code, reason));
  }

  Frame farewell(int code, String reason) {
    return Frame.of("c[" + code + "," + SockJsText.quote(reason) + "]");
  }
}
