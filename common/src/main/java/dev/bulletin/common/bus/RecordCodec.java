package dev.bulletin.common.bus;

import dev.bulletin.common.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;
import java.io.UncheckedIOException;

/**
 * Carries a record as length-prefixed JSON between nodes, and as itself inside a node: records of
 * contracts are deeply immutable. What cannot be read arrives as {@link Unreadable}: Vert.x reads
 * an answer before it looks for who waits, and would tell nobody of a failure.
 */
final class RecordCodec<M extends Record> implements MessageCodec<M, Object> {
  /** In place of a record; says the field and the reason. */
  record Unreadable(String complaint) {}

  private final Class<M> type;

  RecordCodec(Class<M> type) {
    this.type = type;
  }

  @Override
  public void encodeToWire(Buffer wire, M message) {
    byte[] json = JsonMapper.bytes(message);
    wire.appendInt(json.length).appendBytes(json);
  }

  @Override
  public Object decodeFromWire(int position, Buffer wire) {
    int start = position + Integer.BYTES;
    try {
      return JsonMapper.read(wire.getBytes(start, start + wire.getInt(position)), type);
    } catch (UncheckedIOException e) {
      return new Unreadable(JsonMapper.complaint(e));
    }
  }

  @Override
  public Object transform(M message) {
    return message;
  }

  @Override
  public String name() {
    return type.getName();
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
