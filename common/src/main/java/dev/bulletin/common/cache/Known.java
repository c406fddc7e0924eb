package dev.bulletin.common.cache;

import dev.bulletin.common.bus.Answer;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import java.util.Set;

/** What can be kept of a question: its answer, or that there is none. */
sealed interface Known {
  /** There is an answer. */
  record Found(Answer answer) implements Known {}

  /** There is none, for certain. */
  record Missing(ServiceException refusal) implements Known {
    private static final Set<ErrorCode> CERTAIN = Set.of(ErrorCode.NOT_FOUND, ErrorCode.GONE);

    static boolean isCertain(Throwable failure) {
      return failure instanceof ServiceException refusal && CERTAIN.contains(refusal.code());
    }
  }
}
