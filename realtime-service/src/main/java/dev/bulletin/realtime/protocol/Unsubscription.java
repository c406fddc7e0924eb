package dev.bulletin.realtime.protocol;

/**
 * Why the server takes a client out of a room, with the protocol's codes: from 2500 on the client
 * asks to come back.
 */
public enum Unsubscription {
  SERVER(2000, "server unsubscribe"),
  /** What the client was told last is not known any more, or is not what comes next. */
  INSUFFICIENT(2500, "insufficient state"),
  EXPIRED(2501, "subscription expired");

  private final int code;
  private final String reason;

  Unsubscription(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  /** For people. */
  public String reason() {
    return reason;
  }
}
