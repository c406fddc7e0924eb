package dev.bulletin.report.snapshot;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;

/** Tells what is worth another try from what is refused the same way every time. */
final class Refusal {
  private Refusal() {}

  static boolean mayPass(Throwable failure) {
    return !(failure instanceof ServiceException refused)
        || refused.code() == ErrorCode.UNAVAILABLE
        || refused.code() == ErrorCode.INTERNAL;
  }
}
