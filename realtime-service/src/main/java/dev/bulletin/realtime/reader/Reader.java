package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Command;
import dev.bulletin.realtime.protocol.CommandDecoder;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Replies;
import dev.bulletin.realtime.room.Room;
import dev.bulletin.realtime.room.Rooms;
import dev.bulletin.realtime.room.Subscriber;
import dev.bulletin.realtime.transport.ClientSocket;
import dev.bulletin.realtime.transport.SocketHandler;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One connected client: its commands, its rooms and whether it lives. Not thread-safe. */
final class Reader implements SocketHandler, Subscriber {
  private static final int REPLIES_AT_ONCE = 65_536;

  private final ClientSocket socket;
  private final Surroundings around;
  private final Outbox outbox;
  private final Heartbeat heartbeat;
  private final Membership membership;
  private boolean connected;
  private boolean gone;

  /**
   * What all readers of an event loop share.
   *
   * @param nanos a clock
   * @param farewell hears of each reader that has gone
   */
  record Surroundings(
      Rooms rooms,
      Limits limits,
      Liveness liveness,
      RealtimeMetrics metrics,
      LongSupplier nanos,
      Consumer<Reader> farewell) {}

  Reader(ClientSocket socket, Surroundings around) {
    this.socket = socket;
    this.around = around;
    this.outbox = new Outbox(socket);
    this.membership = new Membership(this, around.rooms(), around.limits().rooms(), outbox);
    this.heartbeat = new Heartbeat(around.liveness(), around.nanos().getAsLong());
  }

  ClientSocket socket() {
    return socket;
  }

  @Override
  public void received(String text) {
    if (gone) {
      return;
    }
    if (Frame.of(text).length() > around.limits().messageBytes()) {
      close(Disconnect.MESSAGE_TOO_LARGE);
      return;
    }
    answer(text).ifPresent(this::close);
  }

  /** Why the connection is to be ended, if it is; what came before that is answered. */
  private Optional<Disconnect> answer(String text) {
    Replies replies = new Replies();
    Optional<Disconnect> end = Optional.empty();
    for (Command command : CommandDecoder.decode(text)) {
      end = handle(command, replies);
      if (end.isEmpty() && replies.length() > REPLIES_AT_ONCE) {
        end = send(replies);
      }
      if (end.isPresent()) {
        break;
      }
    }
    Optional<Disconnect> overflow = send(replies);
    return end.isPresent() ? end : overflow;
  }

  private Optional<Disconnect> send(Replies replies) {
    return replies.isEmpty() || outbox.reply(replies.take())
        ? Optional.empty()
        : Optional.of(Disconnect.SLOW);
  }

  private Optional<Disconnect> handle(Command command, Replies replies) {
    if (command instanceof Command.Fatal fatal) {
      return Optional.of(fatal.disconnect());
    }
    if (connected == command instanceof Command.Connect) {
      return Optional.of(Disconnect.BAD_REQUEST);
    }
    if (command instanceof Command.Connect connect) {
      connect(connect, replies);
    } else if (command instanceof Command.Subscribe subscribe) {
      membership.subscribe(subscribe, replies);
    } else if (command instanceof Command.Unsubscribe unsubscribe) {
      membership.unsubscribe(unsubscribe, replies);
    } else if (command instanceof Command.Ping ping) {
      replies.ping(ping.id());
    } else if (command instanceof Command.Pong) {
      heartbeat.pong();
    } else if (command instanceof Command.Refused refused) {
      replies.error(refused.id(), refused.error());
    }
    return Optional.empty();
  }

  private void connect(Command.Connect command, Replies replies) {
    connected = true;
    heartbeat.connected(around.nanos().getAsLong(), ThreadLocalRandom.current().nextDouble());
    String client = UUID.randomUUID().toString();
    replies.connected(command.id(), client, around.liveness().ping().toSeconds());
  }

  @Override
  public boolean tellState(Room room, Frame frame) {
    return !gone && outbox.state(room, frame);
  }

  @Override
  public boolean tellStream(Frame frame) {
    if (gone || outbox.stream(frame)) {
      return !gone;
    }
    close(Disconnect.SLOW);
    return false;
  }

  /** Looks whether it lives. */
  void check(long now, Frame ping) {
    switch (heartbeat.due(now, socket.isSlow())) {
      case NOTHING -> {}
      case PING -> socket.write(ping);
      case STALE -> close(Disconnect.STALE);
      case NO_PONG -> close(Disconnect.NO_PONG);
    }
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
      outbox.drained();
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
    membership.leaveAll();
    around.farewell().accept(this);
  }
}
