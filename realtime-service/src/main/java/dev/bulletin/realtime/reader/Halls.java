package dev.bulletin.realtime.reader;

import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.health.Check;
import dev.bulletin.common.lifecycle.Node;
import dev.bulletin.contract.realtime.DisconnectUser;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RefreshUser;
import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessages;
import dev.bulletin.contract.realtime.SubscribeUser;
import dev.bulletin.contract.realtime.TellUser;
import dev.bulletin.contract.realtime.UnsubscribeUser;
import dev.bulletin.realtime.access.Expiry;
import dev.bulletin.realtime.history.History;
import dev.bulletin.realtime.history.SameLoop;
import dev.bulletin.realtime.history.Streams;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Message;
import dev.bulletin.realtime.protocol.Push;
import dev.bulletin.realtime.protocol.Unsubscription;
import dev.bulletin.realtime.room.MessageCheck;
import dev.bulletin.realtime.room.Numbered;
import dev.bulletin.realtime.room.Numbering;
import dev.bulletin.realtime.room.RoomRules;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The halls of a node and what they have in common: one ear on the bus, which gives each message
 * its place before it is handed to every event loop, and one watch over the streams. Deployed once.
 */
public final class Halls extends VerticleBase {
  private static final long TURN_MILLIS = 500;

  private final Node node;
  private final Numbering numbering;
  private final Streams streams;
  private final List<Place> places = new CopyOnWriteArrayList<>();

  public Halls(Node node, RoomRules rules, History history, RealtimeMetrics metrics) {
    this.node = node;
    // A node's id is another after each start, which is what an epoch is to be.
    this.numbering = new Numbering(rules, node.id(), metrics);
    // Asked on the loop of this verticle only, and so answered there.
    this.streams = new Streams(rules, new SameLoop(node.vertx(), history), metrics);
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(TURN_MILLIS, timer -> streams.turn(node.directory().ids()));
    node.health().add(new Check(RealtimeContract.SERVICE, "history", streams::health));
    TypedBus bus = node.bus();
    return Future.all(
        bus.subscribe(RealtimeContract.PUBLISH, this::publish),
        bus.subscribe(RealtimeContract.DISCONNECT_USER, this::disconnect),
        bus.subscribe(RealtimeContract.UNSUBSCRIBE_USER, this::unsubscribe),
        bus.subscribe(RealtimeContract.SUBSCRIBE_USER, this::subscribe),
        bus.subscribe(RealtimeContract.TELL_USER, this::tellUser),
        bus.subscribe(RealtimeContract.REFRESH_USER, this::refresh));
  }

  private record Place(Context context, Hall hall) {
    void accept(List<Numbered> messages) {
      context.runOnContext(turn -> hall.accept(messages));
    }

    void run(Consumer<Hall> action) {
      context.runOnContext(turn -> action.accept(hall));
    }

    <T> Future<T> ask(Function<Hall, Future<T>> question) {
      return Future.future(done -> context.runOnContext(turn -> ask(question, done)));
    }

    private <T> void ask(Function<Hall, Future<T>> question, Promise<T> done) {
      question.apply(hall).onComplete(done);
    }
  }

  /** Opens a hall on the caller's event loop. */
  public void open(Hall hall) {
    hall.open();
    places.add(new Place(vertx.getOrCreateContext(), hall));
  }

  /** Does something with the streams, on the loop where they live. */
  void onStreams(Consumer<Streams> step) {
    context.runOnContext(turn -> step.accept(streams));
  }

  /** Called by the bus, always on the same event loop, so that order is kept. */
  private void publish(RoomMessages messages) {
    List<Numbered> state = new ArrayList<>();
    for (Numbered message : numbering.number(messages.messages())) {
      if (message.message().kind() == RoomKind.STREAM) {
        streams.add(message);
      } else {
        state.add(message);
      }
    }
    if (!state.isEmpty()) {
      places.forEach(place -> place.accept(state));
    }
  }

  /** Tells those in a room who wish to hear it who has come and gone. */
  public void tell(String room, List<Message> news) {
    places.forEach(place -> place.run(hall -> hall.tell(room, news)));
  }

  /** Ends a user's connections. */
  private void disconnect(DisconnectUser order) {
    Disconnect why = order.comeBack() ? Disconnect.FORCE_RECONNECT : Disconnect.FORCE_NO_RECONNECT;
    each(order.user(), reader -> reader.close(why));
  }

  /** Takes a user out of a room. */
  private void unsubscribe(UnsubscribeUser order) {
    each(order.user(), reader -> reader.sendOut(order.room(), Unsubscription.SERVER));
  }

  /** Puts a user in a room. */
  private void subscribe(SubscribeUser order) {
    each(order.user(), reader -> reader.putIn(order.room()));
  }

  /** Tells a user something, on each of its connections. */
  private void tellUser(TellUser order) {
    byte[] data = order.json().replace('\n', ' ').getBytes(StandardCharsets.UTF_8);
    if (MessageCheck.isOneValue(order.json())) {
      each(order.user(), reader -> reader.tell(Frame.of(new Push.Told(data))));
    }
  }

  /** Says until when a user's connections may last. */
  private void refresh(RefreshUser order) {
    long expiresAt = Expiry.of(order.expiresAt());
    each(order.user(), reader -> reader.lastUntil(expiresAt));
  }

  private void each(String user, Consumer<Reader> action) {
    places.forEach(place -> place.run(hall -> hall.each(user, action)));
  }

  /** What goes on on each event loop. */
  public Future<List<HallFigures>> figures() {
    return all(hall -> hall.figures(node.id()));
  }

  /** Ends that connection, to come back; the future's value is how many there were. */
  public Future<Integer> close(String client) {
    return all(hall -> Future.succeededFuture(hall.close(client)))
        .map(closed -> Collections.frequency(closed, true));
  }

  private <T> Future<List<T>> all(Function<Hall, Future<T>> question) {
    List<Future<T>> asked = places.stream().map(place -> place.ask(question)).toList();
    return Future.all(asked).map(answered -> asked.stream().map(Future::result).toList());
  }

  /** How many publications a second have come for each room of late. */
  public Future<Map<String, Double>> publications() {
    return Future.future(
        done ->
            context.runOnContext(turn -> done.complete(numbering.publications(System.nanoTime()))));
  }

  /** Sends all readers elsewhere; the future ends when they have been told. */
  public Future<?> drain(Duration window) {
    return Future.join(
        places.stream().map(place -> place.ask(hall -> hall.drain(window))).toList());
  }
}
