package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.protocol.Position;
import java.time.Instant;

/** Messages for tests. */
public final class Messages {
  public static final String CRYPTO = "dashboard:crypto";
  public static final String REPORTS = "reports";

  private Messages() {}

  public static RoomMessage tile(String key, String id, String json) {
    return new RoomMessage(CRYPTO, RoomKind.STATE, "tile", key, Instant.EPOCH, id, json);
  }

  public static RoomMessage gauge(String key, String id, String json) {
    return new RoomMessage(CRYPTO, RoomKind.STATE, "gauge", key, Instant.EPOCH, id, json);
  }

  public static RoomMessage news(String key, String id, String json) {
    return new RoomMessage(REPORTS, RoomKind.STREAM, "report", key, Instant.EPOCH, id, json);
  }

  public static Numbered numbered(long offset, RoomMessage message) {
    return new Numbered(message, new Position(offset, "e1"), 0);
  }

  /** As a stream tells it while nobody can give it a place. */
  public static Numbered unplaced(RoomMessage message) {
    return new Numbered(message, Position.NONE, 0);
  }
}
