package dev.bulletin.realtime.transport.sockjs;

import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.transport.http.Loop;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/** An answer over HTTP, written on the event loop of its request. */
final class HttpReceiver implements Receiver {
  private final Loop loop;
  private final HttpServerRequest request;
  private final HttpServerResponse response;
  private final Envelope envelope;
  private int left;

  private HttpReceiver(HttpServerRequest request, Envelope envelope, int bytes) {
    this.loop = Loop.here();
    this.request = request;
    this.response = request.response();
    this.envelope = envelope;
    this.left = bytes;
  }

  /** A polling client gets one frame, a streaming one so many bytes of them. */
  static HttpReceiver open(HttpServerRequest request, Envelope envelope, int streamBytes) {
    HttpReceiver receiver =
        new HttpReceiver(request, envelope, envelope.isStream() ? streamBytes : 0);
    if (envelope.isStream()) {
      receiver.response.setChunked(true).write(envelope.prelude());
    }
    return receiver;
  }

  @Override
  public Future<Void> carry(Frame frame) {
    Buffer bytes = envelope.wrap(frame);
    left -= bytes.length();
    return loop.call(isSpent() ? () -> end(bytes) : () -> response.write(bytes));
  }

  @Override
  public Future<Void> carryLast(Frame frame) {
    left = 0;
    return carry(frame);
  }

  /** A stream of HTTP/1.0 has neither a length nor chunks: that it is over, only its end says. */
  private Future<Void> end(Buffer bytes) {
    Future<Void> ended = response.end(bytes);
    return envelope.isStream() && request.version() == HttpVersion.HTTP_1_0
        ? ended.eventually(() -> request.connection().close())
        : ended;
  }

  @Override
  public boolean isSpent() {
    return left <= 0;
  }

  @Override
  public void whenAborted(Runnable hearer) {
    response.exceptionHandler(failure -> hearer.run());
    response.closeHandler(closed -> hearer.run());
    if (response.closed()) {
      hearer.run();
    }
  }
}
