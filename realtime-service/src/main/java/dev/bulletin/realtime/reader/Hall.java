package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Message;
import dev.bulletin.realtime.protocol.Pushes;
import dev.bulletin.realtime.room.Numbered;
import dev.bulletin.realtime.room.Rooms;
import dev.bulletin.realtime.room.StreamEvent;
import dev.bulletin.realtime.transport.ClientSocket;
import dev.bulletin.realtime.transport.Lobby;
import dev.bulletin.realtime.transport.SocketHandler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The rooms and readers of one event loop, on which all of it lives; that is why nothing in it has
 * a lock.
 */
public final class Hall implements Lobby {
  private static final long STEP_MILLIS = 50;
  private static final int COUNTED_AT_ONCE = 2_000;

  private final Vertx vertx;
  private final HallConfig config;
  private final Connections connections;
  private final RealtimeMetrics metrics;
  private final Rooms rooms;
  private final Rounds rounds;
  private final Onlookers onlookers = new Onlookers();
  private final Facilities facilities;
  private final Surroundings around;
  private final Set<Reader> readers = new LinkedHashSet<>();
  private final Frame ping = Pushes.ping();
  private boolean draining;

  public Hall(
      Vertx vertx,
      HallConfig config,
      Facilities facilities,
      Connections connections,
      Halls halls,
      RealtimeMetrics metrics) {
    this.vertx = vertx;
    this.config = config;
    this.facilities = facilities;
    this.connections = connections;
    this.metrics = metrics;
    this.rooms =
        new Rooms(
            facilities.rules(),
            new Line(vertx, halls, this::accept),
            facilities.editions(),
            metrics,
            Hall::millis);
    this.rounds = new Rounds(vertx, rooms, Hall::millis);
    this.around =
        new Surroundings(
            facilities,
            rooms,
            onlookers,
            config.limits(),
            config.liveness(),
            metrics,
            System::nanoTime,
            connections::arrived,
            this::forget);
  }

  private static long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** Starts to look after the readers; called on the event loop. */
  void open() {
    vertx.setPeriodic(config.liveness().period().toMillis(), timer -> check());
  }

  @Override
  public SocketHandler admit(ClientSocket socket) {
    if (draining) {
      return turnedAway(socket, Disconnect.SHUTDOWN);
    }
    if (!facilities.addresses().enter(socket.address())) {
      return turnedAway(socket, Disconnect.CONNECTION_LIMIT);
    }
    Optional<Disconnect> refusal = connections.enter(socket.kind());
    if (refusal.isPresent()) {
      facilities.addresses().leave(socket.address());
      return turnedAway(socket, refusal.get());
    }
    Reader reader = new Reader(socket, around);
    readers.add(reader);
    return reader;
  }

  private SocketHandler turnedAway(ClientSocket socket, Disconnect disconnect) {
    metrics.closed(disconnect.code());
    socket.close(disconnect);
    return new Nobody();
  }

  private void forget(Reader reader) {
    readers.remove(reader);
    connections.leave(reader.socket().kind());
    facilities.addresses().leave(reader.socket().address());
  }

  private void check() {
    long now = System.nanoTime();
    List<Reader> silent =
        List.copyOf(readers).stream().filter(reader -> reader.check(now)).toList();
    silent.forEach(reader -> reader.ping(ping));
  }

  /** Tells the messages when their rooms are due. */
  void accept(List<Numbered> messages) {
    rooms.accept(messages);
    rounds.wake();
  }

  /** Tells more of a stream when its room is due. */
  void accept(StreamEvent event) {
    rooms.accept(event);
    rounds.wake();
  }

  /** Tells those in a room who wish to hear it who has come and gone. */
  void tell(String room, List<Message> news) {
    onlookers.tell(room, news);
  }

  /** Does something to each connection of a user. */
  void each(String user, Consumer<Reader> action) {
    List.copyOf(readers).stream().filter(reader -> reader.isOf(user)).forEach(action);
  }

  /** Ends that connection, to come back; whether it was here. */
  boolean close(String client) {
    Optional<Reader> found = readers.stream().filter(reader -> reader.isClient(client)).findFirst();
    found.ifPresent(reader -> reader.close(Disconnect.FORCE_RECONNECT));
    return found.isPresent();
  }

  /** Looks at all readers, so many in a turn of the loop, which reads from its sockets between. */
  Future<HallFigures> figures(String node) {
    return count(new Census(readers, node, System.nanoTime(), facilities.clock().instant()));
  }

  private Future<HallFigures> count(Census census) {
    census.look(COUNTED_AT_ONCE);
    return census.isOver()
        ? Future.succeededFuture(
            new HallFigures(
                census.slow(), rooms.here(System.nanoTime()), census.slowest(), census.busiest()))
        : vertx.timer(1, TimeUnit.MILLISECONDS).compose(turn -> count(census));
  }

  /**
   * Sends the readers elsewhere, in small numbers, so that they do not all arrive there at once.
   */
  Future<Void> drain(Duration window) {
    draining = true;
    List<Reader> rest = new ArrayList<>(readers);
    Collections.shuffle(rest);
    long steps = Math.max(1, window.toMillis() / STEP_MILLIS);
    return drain(rest, (int) Math.ceil((double) rest.size() / steps));
  }

  private Future<Void> drain(List<Reader> rest, int slice) {
    List<Reader> next = rest.subList(0, Math.min(slice, rest.size()));
    next.forEach(reader -> reader.close(Disconnect.SHUTDOWN));
    List<Reader> later = rest.subList(next.size(), rest.size());
    return later.isEmpty()
        ? Future.succeededFuture()
        : vertx.timer(STEP_MILLIS, TimeUnit.MILLISECONDS).compose(step -> drain(later, slice));
  }

  /** Stands for a client that was not let in. */
  private static final class Nobody implements SocketHandler {
    @Override
    public void received(String text) {}

    @Override
    public void received(byte[] bytes) {}

    @Override
    public void malformed() {}

    @Override
    public void tooLarge() {}

    @Override
    public void drained() {}

    @Override
    public void closed() {}
  }
}
