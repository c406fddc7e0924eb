package dev.bulletin.report.transfer;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of a cursor as bytes, each fetched only when there is room for it. */
final class Lines implements ReadStream<Buffer> {
  private final RowStream<Row> rows;
  private final Function<Row, Buffer> toLine;

  Lines(RowStream<Row> rows, Function<Row, Buffer> toLine) {
    this.rows = rows;
    this.toLine = toLine;
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
    rows.handler(handler == null ? null : row -> handler.handle(toLine.apply(row)));
    return this;
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    rows.exceptionHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
    rows.endHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    rows.pause();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    rows.resume();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    rows.fetch(amount);
    return this;
  }
}
