package dev.bulletin.gateway.repeat;

import dev.bulletin.gateway.inner.CollectedAnswer;
import io.vertx.core.Future;

/** What was answered to writes with a key, for all instances of the gateway. */
interface KeptAnswers {
  /** Begins a write that has not begun yet, or says what has become of it. */
  Future<Standing> begin(KeyedWrite write);

  /** Keeps what was answered. */
  Future<Void> finish(KeyedWrite write, CollectedAnswer answer);

  /** Lets the key be used as if it had not been. */
  Future<Void> forget(KeyedWrite write);
}
