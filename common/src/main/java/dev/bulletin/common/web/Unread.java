package dev.bulletin.common.web;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

/** Why a request could not be read. */
final class Unread {
  private Unread() {}

  static ServiceException because(Throwable cause, HttpLimits limits) {
    if (cause instanceof TooLongHttpLineException) {
      return new ServiceException(
          ErrorCode.URI_TOO_LONG, "no address of more than %d bytes".formatted(limits.urlBytes()));
    }
    if (cause instanceof TooLongHttpHeaderException) {
      return new ServiceException(
          ErrorCode.HEADERS_TOO_LARGE,
          "no headers of more than %d bytes".formatted(limits.headerBytes()));
    }
    return new ServiceException(ErrorCode.INVALID_REQUEST, "this is not HTTP");
  }
}
