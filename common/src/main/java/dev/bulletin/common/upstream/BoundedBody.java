package dev.bulletin.common.upstream;

import dev.bulletin.common.upstream.UpstreamException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

/**
 * The body of a response, refused as soon as it is larger than allowed. Lives on its event loop.
 */
final class BoundedBody {
  private final int maxBytes;
  private final Buffer received = Buffer.buffer();
  private final Promise<Buffer> whole = Promise.promise();

  private BoundedBody(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Whoever is told of a failure must cut the connection, or the rest goes on coming. */
  static Future<Buffer> of(HttpClientResponse response, int maxBytes) {
    var body = new BoundedBody(maxBytes);
    response.handler(body::add).exceptionHandler(body.whole::tryFail).endHandler(end -> body.end());
    return body.whole.future();
  }

  private void add(Buffer chunk) {
    if (received.length() + chunk.length() > maxBytes) {
      whole.tryFail(
          new UpstreamException(
              Reason.TOO_LARGE, "the answer is larger than %d B".formatted(maxBytes)));
    } else {
      received.appendBuffer(chunk);
    }
  }

  private void end() {
    whole.tryComplete(received);
  }
}
