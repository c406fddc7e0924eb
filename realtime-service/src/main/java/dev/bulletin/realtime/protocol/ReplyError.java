package dev.bulletin.realtime.protocol;

/** Why a command is refused, with the protocol's codes. */
public enum ReplyError {
  INTERNAL(100, "internal server error"),
  UNKNOWN_CHANNEL(102, "unknown channel"),
  PERMISSION_DENIED(103, "permission denied"),
  METHOD_NOT_FOUND(104, "method not found"),
  ALREADY_SUBSCRIBED(105, "already subscribed"),
  LIMIT_EXCEEDED(106, "limit exceeded"),
  BAD_REQUEST(107, "bad request"),
  NOT_AVAILABLE(108, "not available"),
  /** The client is to ask for another token and come back with it. */
  TOKEN_EXPIRED(109, "token expired"),
  EXPIRED(110, "expired"),
  UNRECOVERABLE_POSITION(112, "unrecoverable position");

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

  /** Whether the client may ask the same again and hope. */
  public boolean isTemporary() {
    return this == INTERNAL;
  }
}
