package dev.bulletin.common.error;

import java.util.Arrays;

/**
 * Why a request failed; crosses HTTP and the event bus unchanged, by its status number. Two codes
 * never share a status.
 */
public enum ErrorCode {
  INVALID_REQUEST(400, "Invalid request"),
  UNAUTHENTICATED(401, "Authentication required"),
  FORBIDDEN(403, "Not allowed"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  CONFLICT(409, "Conflict"),
  GONE(410, "Gone"),
  PRECONDITION_FAILED(412, "Changed by someone else"),
  TOO_LARGE(413, "Too large"),
  URI_TOO_LONG(414, "Address too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  UNPROCESSABLE(422, "Key used for another request"),
  PRECONDITION_REQUIRED(428, "Precondition required"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  HEADERS_TOO_LARGE(431, "Headers too large"),
  INTERNAL(500, "Internal error"),
  UNAVAILABLE(503, "Temporarily unavailable");

  private final int status;
  private final String title;

  ErrorCode(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** A short English summary of the kind of problem, the same for each occurrence. */
  public String title() {
    return title;
  }

  /** The code sent by another node; one that this version does not know counts as internal. */
  public static ErrorCode ofStatus(int status) {
    return Arrays.stream(values())
        .filter(code -> code.status == status)
        .findFirst()
        .orElse(status >= 400 && status < 500 ? INVALID_REQUEST : INTERNAL);
  }
}
