package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.access.Rate;
import dev.bulletin.realtime.protocol.Command;
import dev.bulletin.realtime.protocol.CommandDecoder;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Entry;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Push;
import dev.bulletin.realtime.protocol.Reply;
import dev.bulletin.realtime.protocol.Unsubscription;
import dev.bulletin.realtime.room.News;
import dev.bulletin.realtime.room.Room;
import dev.bulletin.realtime.room.Seat;
import dev.bulletin.realtime.room.Subscriber;
import dev.bulletin.realtime.transport.ClientSocket;
import dev.bulletin.realtime.transport.SocketHandler;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** One connected client: what it says, what it is told and whether it lives. Not thread-safe. */
final class Reader implements SocketHandler, Subscriber {
  private final ClientSocket socket;
  private final Surroundings around;
  private final Outbox outbox;
  private final Heartbeat heartbeat;
  private final Rate rate;
  private final Stays stays;
  private final Conversation conversation;
  private final long since;
  private boolean arrived;
  private boolean gone;

  Reader(ClientSocket socket, Surroundings around) {
    this.socket = socket;
    this.around = around;
    this.since = now();
    Seat seat = new Seat(this);
    this.outbox = new Outbox(socket, seat, around.nanos());
    this.heartbeat = new Heartbeat(around.liveness(), now());
    this.rate = new Rate(around.limits().commandsPerSecond(), now());
    Membership membership = new Membership(seat, around.rooms(), around.limits().rooms(), outbox);
    this.stays = new Stays(around.facilities(), membership, around.onlookers(), this);
    this.conversation =
        new Conversation(around.facilities(), around.liveness().ping().toSeconds(), socket, stays);
  }

  ClientSocket socket() {
    return socket;
  }

  @Override
  public void received(String text) {
    if (!gone && fits(text.getBytes(StandardCharsets.UTF_8).length)) {
      answer(CommandDecoder.decode(text));
    }
  }

  @Override
  public void received(byte[] bytes) {
    if (!gone && fits(bytes.length)) {
      answer(CommandDecoder.decode(bytes));
    }
  }

  private boolean fits(int length) {
    boolean fits = length <= around.limits().messageBytes();
    if (!fits) {
      close(Disconnect.MESSAGE_TOO_LARGE);
    }
    return fits;
  }

  /** The answers go out together, but for those that take time; nothing is heard after an end. */
  private void answer(List<Command> commands) {
    Replies replies = new Replies();
    Optional<Disconnect> end = Optional.empty();
    for (Command command : commands) {
      end = take(command, replies);
      if (end.isPresent() || gone) {
        break;
      }
    }
    send(replies);
    end.ifPresent(this::close);
  }

  private Optional<Disconnect> take(Command command, Replies replies) {
    if (!rate.allows(now())) {
      return Optional.of(Disconnect.TOO_MANY_REQUESTS);
    }
    if (command instanceof Command.Pong) {
      heartbeat.pong();
    }
    Future<Outcome> outcome = conversation.handle(command);
    if (outcome.succeeded()) {
      return take(outcome.result(), replies);
    }
    outcome.onSuccess(this::takeLater);
    return Optional.empty();
  }

  private void takeLater(Outcome outcome) {
    if (!gone) {
      Replies replies = new Replies();
      Optional<Disconnect> end = take(outcome, replies);
      send(replies);
      end.ifPresent(this::close);
    }
  }

  private Optional<Disconnect> take(Outcome outcome, Replies replies) {
    if (outcome instanceof Outcome.End end) {
      return Optional.of(end.disconnect());
    }
    if (outcome instanceof Outcome.Welcome welcome) {
      heartbeat.connected(now(), ThreadLocalRandom.current().nextDouble());
      arrive();
      add(welcome.reply(), replies);
      welcome.along().forEach(replies::add);
    } else if (outcome instanceof Outcome.Answer answer) {
      add(answer.reply(), replies);
    }
    return Optional.empty();
  }

  private void add(Reply reply, Replies replies) {
    if (replies.add(reply)) {
      send(replies);
    }
  }

  private void send(Replies replies) {
    if (!gone && !replies.isEmpty()) {
      tell(replies.take());
    }
  }

  /** Something for this reader alone; who lets too much of it lie is sent away. */
  void tell(Frame frame) {
    if (!gone && !outbox.reply(frame)) {
      close(Disconnect.SLOW);
    }
  }

  @Override
  public int tell(Frame frame, List<News> news) {
    return gone ? 0 : outbox.tell(frame, news);
  }

  @Override
  public void expelled(Room room) {
    around.metrics().expelled();
    if (isOneWay()) {
      close(Disconnect.INSUFFICIENT_STATE);
    } else {
      sendOut(room.name(), Unsubscription.INSUFFICIENT);
    }
  }

  private void arrive() {
    if (!arrived) {
      arrived = true;
      around.arrived().run();
    }
  }

  /**
   * Looks whether it lives, and whether it may still be where it is.
   *
   * @return whether it is to be pinged, which is not done here: with that in it, the compiler of
   *     OpenJDK 17.0.15 crashes over this method
   */
  boolean check(long now) {
    Heartbeat.Due due = heartbeat.due(now, socket.isSlow());
    switch (due) {
      case NOTHING, PING -> {}
      case STALE -> close(Disconnect.STALE);
      case NO_PONG -> close(Disconnect.NO_PONG);
    }
    if (outbox.isStalled(now, around.liveness().stalled())) {
      close(Disconnect.SLOW);
    }
    if (!gone && conversation.hasExpired()) {
      close(Disconnect.EXPIRED);
    }
    stays.expired().forEach(room -> sendOut(room, Unsubscription.EXPIRED));
    return due == Heartbeat.Due.PING;
  }

  /** That it has arrived, a client that says nothing cannot tell. */
  void ping(Frame ping) {
    socket.write(ping);
    if (isOneWay()) {
      heartbeat.pong();
    }
  }

  private boolean isOneWay() {
    return socket.format().isOneWay();
  }

  boolean isOf(String user) {
    return !gone && conversation.isOf(user);
  }

  /** Takes the client out of a room, if it is there. */
  void sendOut(String room, Unsubscription why) {
    if (stays.leave(room)) {
      tell(Frame.of(new Push.Unsubscribed(room, why)));
    }
  }

  /** Puts the client in a room, if there is place. */
  void putIn(String room) {
    conversation.identity().ifPresent(who -> putIn(room, who));
  }

  private void putIn(String room, Identity who) {
    stays.enterAsWished(room, who).onSuccess(entry -> entry.ifPresent(in -> welcome(room, in)));
  }

  private void welcome(String room, Entry entry) {
    tell(Frame.of(new Push.Subscribed(room, entry)));
  }

  /** Lets the client be here until then, which it is told, or sends it away if that is past. */
  void lastUntil(long expiresAt) {
    conversation
        .lastUntil(expiresAt)
        .ifPresentOrElse(
            lifetime -> tell(Frame.of(new Push.Refreshed(lifetime))),
            () -> close(Disconnect.EXPIRED));
  }

  /** Whether that is the connection's id. */
  boolean isClient(String client) {
    return !gone && conversation.identity().filter(who -> who.client().equals(client)).isPresent();
  }

  boolean isGone() {
    return gone;
  }

  /** How it goes for the reader. */
  Glimpse glimpse(long now) {
    return new Glimpse(
        conversation.identity(), socket, outbox, stays.count(), Duration.ofNanos(now - since));
  }

  /** What is still to be told. */
  Outbox outbox() {
    return outbox;
  }

  /** Ends the connection from our side. */
  void close(Disconnect disconnect) {
    if (!gone) {
      around.metrics().closed(disconnect.code());
      socket.close(disconnect);
      go();
    }
  }

  @Override
  public void malformed() {
    close(Disconnect.BAD_REQUEST);
  }

  @Override
  public void tooLarge() {
    close(Disconnect.MESSAGE_TOO_LARGE);
  }

  @Override
  public void drained() {
    if (!gone) {
      outbox.drained().forEach(this::expelled);
    }
  }

  @Override
  public void closed() {
    if (!gone) {
      around.metrics().left();
      go();
    }
  }

  private void go() {
    gone = true;
    arrive();
    conversation.end();
    around.farewell().accept(this);
  }

  private long now() {
    return around.nanos().getAsLong();
  }
}
