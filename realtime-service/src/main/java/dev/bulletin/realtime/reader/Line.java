package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.history.StreamListener;
import dev.bulletin.realtime.room.StreamEvent;
import dev.bulletin.realtime.room.StreamSource;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Between the node's streams and the rooms of one event loop: each side is called on the loop that
 * it lives on, in order.
 */
final class Line implements StreamSource, StreamListener {
  private final Vertx vertx;
  private final Halls halls;
  private final Consumer<StreamEvent> rooms;
  private volatile Optional<Context> loop = Optional.empty();

  /** A line to rooms that are going to live on an event loop, which is known when they ask. */
  Line(Vertx vertx, Halls halls, Consumer<StreamEvent> rooms) {
    this.vertx = vertx;
    this.halls = halls;
    this.rooms = rooms;
  }

  @Override
  public void open(String room, long ticket) {
    if (loop.isEmpty()) {
      loop = Optional.of(vertx.getOrCreateContext());
    }
    halls.onStreams(streams -> streams.open(room, ticket, this));
  }

  @Override
  public void check(String room) {
    halls.onStreams(streams -> streams.check(room, this));
  }

  @Override
  public void close(String room) {
    halls.onStreams(streams -> streams.close(room, this));
  }

  @Override
  public void hear(StreamEvent event) {
    loop.ifPresent(known -> known.runOnContext(turn -> rooms.accept(event)));
  }
}
