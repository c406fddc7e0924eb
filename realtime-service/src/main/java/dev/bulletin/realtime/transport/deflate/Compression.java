package dev.bulletin.realtime.transport.deflate;

import io.netty.channel.ChannelHandler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/**
 * Compression on the WebSockets of one event loop. No message refers to the one before it, so that
 * all connections share one deflater and one inflater, and what many are told can be compressed
 * once. Not thread-safe.
 */
public final class Compression {
  private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

  private final boolean offered;
  private final Runnable deflated;
  private final FrameDeflater deflater = new FrameDeflater();
  private final Inflation inflation = new Inflation();

  private Compression(boolean offered, Runnable deflated) {
    this.offered = offered;
    this.deflated = deflated;
  }

  /** Where nothing is compressed, whatever clients offer. */
  public static Compression off() {
    return new Compression(false, () -> {});
  }

  /**
   * With whoever offers it.
   *
   * @param deflated hears of each message that was compressed
   */
  public static Compression on(Runnable deflated) {
    return new Compression(true, deflated);
  }

  /** Itself, if the client offers what can be kept, which is told so. */
  public Optional<Compression> agreed(HttpServerRequest request) {
    Optional<String> answer =
        offered ? Offers.answer(request.headers().getAll(EXTENSIONS)) : Optional.empty();
    answer.ifPresent(kept -> request.response().putHeader(EXTENSIONS, kept));
    return answer.map(kept -> this);
  }

  /** What is to be sent instead, with RSV1; nothing if the message better goes as it is. */
  public Optional<byte[]> deflate(byte[] message) {
    Optional<byte[]> smaller = deflater.deflate(message);
    smaller.ifPresent(bytes -> deflated.run());
    return smaller;
  }

  /** Reads what one client compresses; it takes frames and hands frames on. */
  public ChannelHandler inflating() {
    return new MessageInflater(inflation);
  }
}
