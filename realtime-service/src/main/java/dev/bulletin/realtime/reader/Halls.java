package dev.bulletin.realtime.reader;

import dev.bulletin.contract.realtime.DisconnectUser;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.contract.realtime.SubscribeUser;
import dev.bulletin.contract.realtime.TellUser;
import dev.bulletin.contract.realtime.UnsubscribeUser;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Message;
import dev.bulletin.realtime.protocol.Push;
import dev.bulletin.realtime.protocol.Unsubscription;
import dev.bulletin.realtime.room.MessageCheck;
import dev.bulletin.realtime.room.Numbered;
import dev.bulletin.realtime.room.Numbering;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

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

    void run(Consumer<Hall> action) {
      context.runOnContext(turn -> action.accept(hall));
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

  /** Tells those in a room who wish to hear it who has come and gone. */
  public void tell(String room, List<Message> news) {
    places.forEach(place -> place.run(hall -> hall.tell(room, news)));
  }

  /** Ends a user's connections. */
  public void disconnect(DisconnectUser order) {
    Disconnect why = order.comeBack() ? Disconnect.FORCE_RECONNECT : Disconnect.FORCE_NO_RECONNECT;
    each(order.user(), reader -> reader.close(why));
  }

  /** Takes a user out of a room. */
  public void unsubscribe(UnsubscribeUser order) {
    each(order.user(), reader -> reader.sendOut(order.room(), Unsubscription.SERVER));
  }

  /** Puts a user in a room. */
  public void subscribe(SubscribeUser order) {
    each(order.user(), reader -> reader.putIn(order.room()));
  }

  /** Tells a user something, on each of its connections. */
  public void tellUser(TellUser order) {
    byte[] data = order.json().replace('\n', ' ').getBytes(StandardCharsets.UTF_8);
    if (MessageCheck.isOneValue(order.json())) {
      each(order.user(), reader -> reader.tell(Frame.of(new Push.Told(data))));
    }
  }

  private void each(String user, Consumer<Reader> action) {
    places.forEach(place -> place.run(hall -> hall.each(user, action)));
  }

  /** Sends all readers elsewhere; the future ends when they have been told. */
  public Future<?> drain(Duration window) {
    return Future.join(places.stream().map(place -> place.drain(window)).toList());
  }
}
