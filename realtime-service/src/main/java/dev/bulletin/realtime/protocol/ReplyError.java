package dev.bulletin.realtime.protocol;

/** Why a command is refused, with the protocol's codes. */
public enum ReplyError {
  UNKNOWN_CHANNEL(102, "unknown channel"),
  METHOD_NOT_FOUND(104, "method not found"),
  ALREADY_SUBSCRIBED(105, "already subscribed"),
  LIMIT_EXCEEDED(106, "limit exceeded"),
  BAD_REQUEST(107, "bad request"),
  NOT_AVAILABLE(108, "not available");

  private final int code;
  private final String message;

  ReplyError(int code, String message) {
    this.code = code;
    this.message = message;
  }

  public int code() {
    return code;
  }

  public String message() {
    return message;
  }
}
