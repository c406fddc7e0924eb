package dev.bulletin.common.bus;

import io.vertx.core.eventbus.Message;

/**
 * One side speaks of what the other's version does not know. Says what it is, since it is mended by
 * whoever changes a contract.
 */
final class NotUnderstood extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** As an answer on the bus; earlier versions take it for an internal error. */
  static final int STATUS = 501;

  private final boolean untouched;

  private NotUnderstood(String message, boolean untouched) {
    super(message, null, false, false);
    this.untouched = untouched;
  }

  /** Nobody has begun to do what was asked. */
  static NotUnderstood question(String message) {
    return new NotUnderstood(message, /* untouched= */ true);
  }

  /**
   * The record in a message.
   *
   * @param what it is, in what is said when it could not be read
   */
  static <M extends Record> M body(String what, Class<M> type, Message<?> message) {
    if (message.body() instanceof RecordCodec.Unreadable unreadable) {
      throw new NotUnderstood(
          "%s cannot be read by this version: %s".formatted(what, unreadable.complaint()),
          /* untouched= */ false);
    }
    return type.cast(message.body());
  }

  /** Whether it can be asked of another without being done twice. */
  static boolean isUntouched(Throwable failure) {
    return failure instanceof NotUnderstood unread && unread.untouched;
  }
}
