package dev.bulletin.gateway.edge;

import dev.bulletin.gateway.encoding.Compressor;
import dev.bulletin.gateway.encoding.Effort;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;

/** Makes answers of bodies, on the pool for heavy computation. Thread-safe. */
final class Finisher {
  private final WorkerExecutor cpu;
  private final Compressor compressor;
  private final SecurityHeaders security;

  Finisher(WorkerExecutor cpu, Compressor compressor, SecurityHeaders security) {
    this.cpu = cpu;
    this.compressor = compressor;
    this.security = security;
  }

  Future<Finished> finish(Finished.Kind kind, Buffer body, Effort effort) {
    return cpu.executeBlocking(
        () -> new Finished(kind, compressor.encode(body.getBytes(), effort), security),
        /* ordered= */ false);
  }
}
