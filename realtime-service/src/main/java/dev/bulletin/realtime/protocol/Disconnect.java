package dev.bulletin.realtime.protocol;

/**
 * Why the server closes a connection, with the protocol's codes: below 3500 and from 4000 to 4499
 * the client comes back, from 3500 to 3999 it does not.
 */
public enum Disconnect {
  /** WebSocket's own code, which clients know as a reason to stay away. */
  MESSAGE_TOO_LARGE(1009, "message size limit"),
  SHUTDOWN(3001, "shutdown"),
  SERVER_ERROR(3004, "internal server error"),
  /** The connection's token does not hold any more; the client comes back with another. */
  EXPIRED(3005, "connection expired"),
  SLOW(3008, "slow"),
  /** What a client that cannot ask to come back to a room was told last is not known any more. */
  INSUFFICIENT_STATE(3010, "insufficient state"),
  FORCE_RECONNECT(3011, "force reconnect"),
  NO_PONG(3012, "no pong"),
  TOO_MANY_REQUESTS(3013, "too many requests"),
  INVALID_TOKEN(3500, "invalid token"),
  BAD_REQUEST(3501, "bad request"),
  STALE(3502, "stale"),
  FORCE_NO_RECONNECT(3503, "force disconnect"),
  CONNECTION_LIMIT(3504, "connection limit"),
  NOT_AVAILABLE(3508, "not available"),
  /** Our own, in the range left to applications: the node has all the readers it takes. */
  NODE_FULL(4000, "node is full"),
  /** Our own: too many clients are coming in at the same time. */
  NODE_BUSY(4001, "node is busy");

  private final int code;
  private final String reason;

  Disconnect(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  public int code() {
    return code;
  }

  /** For people; short enough for a WebSocket's close frame. */
  public String reason() {
    return reason;
  }
}
