package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.server.Feed;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomMessages;
import io.vertx.core.Context;
import java.util.List;

/** Publishes over the bus, as other services do. */
final class BusFeed implements Feed {
  private final Node node;
  private final Context context;

  BusFeed(Node node) {
    this.node = node;
    this.context = node.vertx().getOrCreateContext();
  }

  @Override
  public void publish(List<RoomMessage> messages) {
    context.runOnContext(turn -> messages.forEach(this::publish));
  }

  /** The rooms are those of different services, so each message goes its own way. */
  private void publish(RoomMessage message) {
    node.bus().publish(RealtimeContract.PUBLISH, new RoomMessages(List.of(message)));
  }
}
