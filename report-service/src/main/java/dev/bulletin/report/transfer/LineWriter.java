package dev.bulletin.report.transfer;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Writes the column {@code line} of each row as a line, no faster than it is read. */
final class LineWriter implements WriteStream<Row> {
  private final WriteStream<Buffer> target;

  LineWriter(WriteStream<Buffer> target) {
    this.target = target;
  }

  @Override
  public Future<Void> write(Row row) {
    return target.write(Buffer.buffer(row.getString("line")).appendString("\n"));
  }

  @Override
  public Future<Void> end() {
    return target.end();
  }

  @Override
  public WriteStream<Row> exceptionHandler(@Nullable Handler<Throwable> handler) {
    target.exceptionHandler(handler);
    return this;
  }

  @Override
  public WriteStream<Row> setWriteQueueMaxSize(int bytes) {
    target.setWriteQueueMaxSize(bytes);
    return this;
  }

  @Override
  public boolean writeQueueFull() {
    return target.writeQueueFull();
  }

  @Override
  public WriteStream<Row> drainHandler(@Nullable Handler<Void> handler) {
    target.drainHandler(handler);
    return this;
  }
}
