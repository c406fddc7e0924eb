package dev.bulletin.gateway.transfer;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.common.json.JsonMapper;
import dev.bulletin.common.web.Problem;
import io.vertx.core.buffer.Buffer;
import java.io.UncheckedIOException;

/** What an internal port refuses, as the failure that it is here. */
final class InternalProblem {
  private InternalProblem() {}

  /** The address that the problem names is ours and not for callers, so only its detail passes. */
  static RuntimeException of(int status, Buffer body) {
    ErrorCode code = ErrorCode.ofStatus(status);
    return code == ErrorCode.UNAUTHENTICATED
        ? new IllegalStateException(
            "an internal port refuses us: BULLETIN_INTERNAL_SECRET must be the same everywhere")
        : new ServiceException(code, detail(code, body));
  }

  private static String detail(ErrorCode code, Buffer body) {
    try {
      return JsonMapper.read(body.getBytes(), Problem.class).detail();
    } catch (UncheckedIOException e) {
      return code.title();
    }
  }
}
