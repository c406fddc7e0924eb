package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.access.ConnectionToken;
import dev.bulletin.realtime.access.Expiry;
import dev.bulletin.realtime.access.Tokens;
import dev.bulletin.realtime.protocol.Command;
import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Disconnect;
import dev.bulletin.realtime.protocol.Entry;
import dev.bulletin.realtime.protocol.Lifetime;
import dev.bulletin.realtime.protocol.Push;
import dev.bulletin.realtime.protocol.Reply;
import dev.bulletin.realtime.protocol.ReplyError;
import dev.bulletin.realtime.transport.ClientSocket;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one client asks for, from its first word on, and what becomes of it. Not thread-safe. */
final class Conversation {
  private static final Logger log = LoggerFactory.getLogger(Conversation.class);

  private final Facilities facilities;
  private final long pingSeconds;
  private final ClientSocket socket;
  private final Stays stays;
  private final RoomQuestions questions;
  private @Nullable Identity identity;

  Conversation(Facilities facilities, long pingSeconds, ClientSocket socket, Stays stays) {
    this.facilities = facilities;
    this.pingSeconds = pingSeconds;
    this.socket = socket;
    this.stays = stays;
    this.questions = new RoomQuestions(facilities, stays);
  }

  /** Never fails: what goes wrong here is told as an error of ours. */
  Future<Outcome> handle(Command command) {
    return Future.succeededFuture(command).compose(this::dispatch).recover(e -> wrong(command, e));
  }

  private static Future<Outcome> wrong(Command command, Throwable failure) {
    log.error("a command failed: {}", command.getClass().getSimpleName(), failure);
    return Outcome.end(Disconnect.SERVER_ERROR);
  }

  private Future<Outcome> dispatch(Command command) {
    if (command instanceof Command.Fatal fatal) {
      return Outcome.end(fatal.disconnect());
    }
    Identity known = identity;
    if (known == null) {
      return command instanceof Command.Connect connect
          ? connect(connect)
          : Outcome.end(Disconnect.BAD_REQUEST);
    }
    return dispatch(command, known);
  }

  private Future<Outcome> dispatch(Command command, Identity known) {
    if (command instanceof Command.Ping ping) {
      return Outcome.answer(new Reply.Pinged(ping.id()));
    } else if (command instanceof Command.Pong) {
      return Outcome.silence();
    } else if (command instanceof Command.Refresh refresh) {
      return refresh(refresh, known);
    } else if (command instanceof Command.Rpc rpc) {
      // There is nothing to call yet; what there is to ask, the HTTP API answers.
      return Outcome.refusal(rpc.id(), ReplyError.METHOD_NOT_FOUND);
    } else if (command instanceof Command.Send) {
      return Outcome.end(Disconnect.NOT_AVAILABLE);
    } else if (command instanceof Command.Refused refused) {
      return Outcome.refusal(refused.id(), refused.error());
    } else if (command instanceof Command.Connect) {
      return Outcome.end(Disconnect.BAD_REQUEST);
    }
    return inRooms(command, known);
  }

  private Future<Outcome> inRooms(Command command, Identity known) {
    if (command instanceof Command.Subscribe subscribe) {
      return stays.enter(subscribe, known).map(Outcome.Answer::new);
    } else if (command instanceof Command.Unsubscribe unsubscribe) {
      stays.leave(unsubscribe.channel());
      return Outcome.answer(new Reply.Unsubscribed(unsubscribe.id()));
    } else if (command instanceof Command.SubRefresh refresh) {
      return Outcome.answer(stays.refresh(refresh, known));
    } else if (command instanceof Command.Publish publish) {
      return questions.publish(publish, known);
    } else if (command instanceof Command.Presence presence) {
      return questions.presence(presence);
    } else if (command instanceof Command.PresenceStats stats) {
      return questions.count(stats);
    } else if (command instanceof Command.History history) {
      return questions.history(history);
    }
    throw new IllegalStateException("nobody answers " + command);
  }

  private Future<Outcome> connect(Command.Connect command) {
    if (command.token().isEmpty()) {
      return welcome(command, ConnectionToken.ANONYMOUS);
    }
    Optional<ConnectionToken> token = read(command.token());
    if (token.isEmpty()) {
      return Outcome.end(Disconnect.INVALID_TOKEN);
    }
    if (Expiry.isPast(token.get().expiresAt(), now())) {
      return isOneWay()
          ? Outcome.end(Disconnect.EXPIRED)
          : Outcome.refusal(command.id(), ReplyError.TOKEN_EXPIRED);
    }
    return facilities.users().enter(token.get().user())
        ? welcome(command, token.get())
        : Outcome.end(Disconnect.CONNECTION_LIMIT);
  }

  private Optional<ConnectionToken> read(String text) {
    return facilities.tokens().flatMap((Tokens tokens) -> tokens.connection(text));
  }

  private Future<Outcome> welcome(Command.Connect command, ConnectionToken token) {
    Identity known = Identity.of(UUID.randomUUID().toString(), token);
    identity = known;
    return stays
        .enterAll(rooms(command, token), known)
        .map(replies -> welcome(command.id(), known, replies));
  }

  /**
   * Where the client is to be: where its token puts it, or if it cannot ask later, as it wishes.
   */
  private Collection<Command.Subscribe> rooms(Command.Connect command, ConnectionToken token) {
    Map<String, Command.Subscribe> rooms = new LinkedHashMap<>();
    for (String room : token.rooms()) {
      rooms.put(room, Stays.subscription(room, recover(command.subscriptions().get(room))));
    }
    if (isOneWay()) {
      command.subscriptions().forEach(rooms::putIfAbsent);
    }
    return rooms.values();
  }

  private static Recover recover(Command.@Nullable Subscribe stood) {
    return stood == null ? Recover.NOT : stood.recover();
  }

  /** What cannot be is told to those alone who have asked for it. */
  private Outcome welcome(long id, Identity known, Map<String, Reply> repliesByRoom) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    List<Push> refusals = new ArrayList<>();
    for (Map.Entry<String, Reply> each : repliesByRoom.entrySet()) {
      if (each.getValue() instanceof Reply.Subscribed subscribed) {
        entries.put(each.getKey(), subscribed.entry());
      } else if (each.getValue() instanceof Reply.Failed failed && isOneWay()) {
        refusals.add(new Push.Refused(each.getKey(), failed.error()));
      }
    }
    return new Outcome.Welcome(new Reply.Connected(id, greeting(known, entries)), refusals);
  }

  private Reply.Greeting greeting(Identity known, Map<String, Entry> entries) {
    return new Reply.Greeting(
        known.client(),
        Expiry.lifetime(known.token().expiresAt(), now()),
        pingSeconds,
        entries,
        socket.session());
  }

  private boolean isOneWay() {
    return socket.format().isOneWay();
  }

  private Future<Outcome> refresh(Command.Refresh command, Identity known) {
    if (command.token().isEmpty()) {
      return Outcome.refusal(command.id(), ReplyError.BAD_REQUEST);
    }
    Optional<ConnectionToken> token =
        read(command.token()).filter(fresh -> fresh.user().equals(known.user()));
    if (token.isEmpty()) {
      return Outcome.end(Disconnect.INVALID_TOKEN);
    }
    long expiresAt = token.get().expiresAt();
    if (Expiry.isPast(expiresAt, now())) {
      return Outcome.end(Disconnect.EXPIRED);
    }
    identity = new Identity(known.client(), token.get(), known.anywhere());
    return Outcome.answer(
        new Reply.Refreshed(command.id(), known.client(), Expiry.lifetime(expiresAt, now())));
  }

  /**
   * Lets the client be here until then, whatever its token has said.
   *
   * @return how long that is; empty when it is past
   */
  Optional<Lifetime> lastUntil(long expiresAt) {
    if (Expiry.isPast(expiresAt, now())) {
      return Optional.empty();
    }
    identity().ifPresent(known -> identity = known.until(expiresAt));
    return Optional.of(Expiry.lifetime(expiresAt, now()));
  }

  /** Whether the client may not be here any longer. */
  boolean hasExpired() {
    return identity != null && identity.hasExpired(now());
  }

  boolean isOf(String user) {
    return identity != null && !user.isEmpty() && identity.user().equals(user);
  }

  Optional<Identity> identity() {
    return Optional.ofNullable(identity);
  }

  /** The client is no more. */
  void end() {
    stays.leaveAll();
    if (identity != null) {
      facilities.users().leave(identity.user());
    }
  }

  private long now() {
    return facilities.clock().instant().getEpochSecond();
  }
}
