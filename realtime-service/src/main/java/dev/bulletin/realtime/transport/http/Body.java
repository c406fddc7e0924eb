package dev.bulletin.realtime.transport.http;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Takes the body of a request in, up to a limit. */
public final class Body {
  private final Buffer taken = Buffer.buffer();
  private final Promise<Buffer> whole = Promise.promise();
  private final int limit;

  private Body(int limit) {
    this.limit = limit;
  }

  /** The whole body; fails when it is larger than that, or breaks off. */
  public static Future<Buffer> read(HttpServerRequest request, int limit) {
    Body body = new Body(limit);
    request.exceptionHandler(body.whole::tryFail);
    request.handler(body::take);
    request.endHandler(ended -> body.whole.tryComplete(body.taken));
    return body.whole.future();
  }

  /** What goes beyond the limit is still read, so that the answer reaches the client. */
  private void take(Buffer part) {
    if (taken.length() + part.length() > limit) {
      whole.tryFail(new ServiceException(ErrorCode.TOO_LARGE, "the body is too large"));
    } else if (!whole.future().isComplete()) {
      taken.appendBuffer(part);
    }
  }
}
