package dev.bulletin.gateway.page;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.words.Words;

/**
 * A failure as a template tells it.
 *
 * @param works what goes on all the same
 * @param next what the reader can do
 * @param detail in English; empty when it is not shown
 */
record ProblemView(
    String status, String title, String what, String works, String next, String detail) {

  static ProblemView of(Words words, ErrorCode code, String detail) {
    return of(words, code, "problem." + kindOf(code), detail);
  }

  /** In place of a panel. */
  static ProblemView ofPanel(Words words, ErrorCode code, String detail) {
    return code == ErrorCode.NOT_FOUND
        ? of(words, code, "problem.noPanel", detail)
        : of(words, code, detail);
  }

  private static ProblemView of(Words words, ErrorCode code, String kind, String detail) {
    return new ProblemView(
        words.text("problem.status", "status", String.valueOf(code.status())),
        words.text(kind + ".title"),
        words.text(kind + ".what"),
        words.text(kind + ".works"),
        words.text(kind + ".next"),
        code == ErrorCode.INTERNAL ? "" : detail);
  }

  private static String kindOf(ErrorCode code) {
    return switch (code) {
      case NOT_FOUND -> "notFound";
      case GONE -> "gone";
      case INTERNAL -> "internal";
      case UNAVAILABLE -> "unavailable";
      case TOO_MANY_REQUESTS -> "tooMany";
      case INVALID_REQUEST,
          UNAUTHENTICATED,
          FORBIDDEN,
          METHOD_NOT_ALLOWED,
          CONFLICT,
          PRECONDITION_FAILED,
          TOO_LARGE,
          URI_TOO_LONG,
          HEADERS_TOO_LARGE,
          UNSUPPORTED_MEDIA_TYPE,
          UNPROCESSABLE,
          PRECONDITION_REQUIRED ->
          "request";
    };
  }
}
