package dev.bulletin.contract.realtime;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a room treats its messages. */
public enum RoomKind {
  /** The newest message of each key is all that counts. */
  STATE,
  /** Every message counts, in order. */
  STREAM;

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
