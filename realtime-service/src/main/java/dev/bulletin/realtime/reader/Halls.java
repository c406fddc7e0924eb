package dev.bulletin.realtime.reader;

import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.realtime.room.Numbered;
import dev.bulletin.realtime.room.Numbering;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The halls of a node: each message is numbered once and then handed to every event loop. */
public final class Halls {
  private final Vertx vertx;
  private final Numbering numbering;
  private final List<Place> places = new CopyOnWriteArrayList<>();

  public Halls(Vertx vertx, Numbering numbering) {
    this.vertx = vertx;
    this.numbering = numbering;
  }

  private record Place(Context context, Hall hall) {
    void accept(List<Numbered> messages) {
      context.runOnContext(turn -> hall.accept(messages));
    }

    Future<Void> drain(Duration window) {
      return Future.future(done -> context.runOnContext(turn -> drain(window, done)));
    }

    private void drain(Duration window, Promise<Void> done) {
      hall.drain(window).onComplete(done);
    }
  }

  /** Opens a hall on the caller's event loop. */
  public void open(Hall hall) {
    hall.open();
    places.add(new Place(vertx.getOrCreateContext(), hall));
  }

  /** Called by the bus, always on the same event loop, so that order is kept. */
  public void publish(RoomMessages messages) {
    List<Numbered> numbered = numbering.number(messages.messages());
    if (!numbered.isEmpty()) {
      places.forEach(place -> place.accept(numbered));
    }
  }

  /** Sends all readers elsewhere; the future ends when they have been told. */
  public Future<?> drain(Duration window) {
    return Future.join(places.stream().map(place -> place.drain(window)).toList());
  }
}
