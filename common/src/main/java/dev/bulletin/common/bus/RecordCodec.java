package dev.bulletin.common.bus;

import dev.bulletin.common.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.MessageCodec;

/**
 * Carries a record as length-prefixed JSON between nodes, and as itself inside a node: records of
 * contracts are deeply immutable.
 */
final class RecordCodec<M extends Record> implements MessageCodec<M, M> {
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
  public M decodeFromWire(int position, Buffer wire) {
    int start = position + Integer.BYTES;
    return JsonMapper.read(wire.getBytes(start, start + wire.getInt(position)), type);
  }

  @Override
  public M transform(M message) {
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
