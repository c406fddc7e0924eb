package dev.bulletin.gateway.edge;

import dev.bulletin.gateway.encoding.Compressor;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;

/** Makes answers of bodies, on the pool for heavy computation. Thread-safe. */
final class Finisher {
  private final WorkerExecutor cpu;
  private final Compressor compressor;

  Finisher(WorkerExecutor cpu, Compressor compressor) {
    this.cpu = cpu;
    this.compressor = compressor;
  }

  Future<Finished> finish(Finished.Kind kind, Buffer body) {
    return cpu.executeBlocking(
        () -> new Finished(kind, compressor.encode(body.getBytes())), /* ordered= */ false);
  }
}
