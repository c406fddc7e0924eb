package dev.bulletin.common.error;

/** An expected failure, told to the caller by its code and detail and not logged as an error. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final String detail;

  /** The detail is shown to callers: it says what was wrong and what to do, and no internals. */
  public ServiceException(ErrorCode code, String detail) {
    super(code + ": " + detail, null, false, false);
    this.code = code;
    this.detail = detail;
  }

  /** A field of the request that cannot be accepted, and why. */
  public static ServiceException invalid(String field, String reason) {
    return new ServiceException(ErrorCode.INVALID_REQUEST, field + ": " + reason);
  }

  /** Nothing of that kind has that name. */
  public static ServiceException notFound(String what, Object id) {
    return new ServiceException(ErrorCode.NOT_FOUND, "no " + what + " " + id);
  }

  /** Something that is needed does not answer at present. */
  public static ServiceException unavailable(String detail) {
    return new ServiceException(ErrorCode.UNAVAILABLE, detail);
  }

  public ErrorCode code() {
    return code;
  }

  public String detail() {
    return detail;
  }
}
