package dev.bulletin.bench.realtime.server;

import dev.bulletin.contract.realtime.RoomMessage;
import java.util.List;

/** Where messages go that readers are to be told. */
public interface Feed {
  void publish(List<RoomMessage> messages);
}
