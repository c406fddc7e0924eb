package dev.bulletin.realtime.transport.sockjs;

import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.Framing;
import dev.bulletin.realtime.transport.TransportKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SockJS's frames: {@code o} opens, {@code a[...]} carries, {@code c[code,reason]} closes. Not
 * thread-safe: one for each event loop.
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
      wrapped = wrapAll(List.of(frame));
      lastFrame = frame;
      lastWrapped = wrapped;
    }
    return wrapped;
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
