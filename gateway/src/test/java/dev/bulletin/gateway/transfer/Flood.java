package dev.bulletin.gateway.transfer;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import java.util.concurrent.atomic.AtomicLong;

/** Writes as fast as the other side takes it, until it is stopped or a write fails. */
final class Flood {
  static final Buffer BLOCK = Buffer.buffer(new byte[64 * 1024]);

  private final WriteStream<Buffer> to;
  private final AtomicLong bytes;
  private volatile boolean ended;

  /**
   * Into that stream.
   *
   * @param bytes counts what was written
   */
  Flood(WriteStream<Buffer> to, AtomicLong bytes) {
    this.to = to;
    this.bytes = bytes;
  }

  void stop() {
    ended = true;
  }

  /** One block a turn, so that a failure is heard of between two. */
  void write() {
    if (ended) {
      return;
    }
    if (to.writeQueueFull()) {
      to.drainHandler(drained -> write());
      return;
    }
    bytes.addAndGet(BLOCK.length());
    to.write(BLOCK).onFailure(failure -> ended = true);
    Vertx.currentContext().runOnContext(next -> write());
  }
}
