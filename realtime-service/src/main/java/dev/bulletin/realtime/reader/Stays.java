package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.access.Expiry;
import dev.bulletin.realtime.access.Rights;
import dev.bulletin.realtime.access.RoomToken;
import dev.bulletin.realtime.protocol.Command;
import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Entry;
import dev.bulletin.realtime.protocol.Member;
import dev.bulletin.realtime.protocol.Reply;
import dev.bulletin.realtime.protocol.ReplyError;
import dev.bulletin.realtime.room.RoomRule;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where one reader is, by what right and until when. Not thread-safe. */
final class Stays {
  private final Facilities facilities;
  private final Membership membership;
  private final Onlookers onlookers;
  private final Reader reader;
  private final Map<String, Pass> passesByRoom = new HashMap<>(4);
  private final Map<String, Command.Subscribe> entering = new HashMap<>(2);
  private boolean limited;

  Stays(Facilities facilities, Membership membership, Onlookers onlookers, Reader reader) {
    this.facilities = facilities;
    this.membership = membership;
    this.onlookers = onlookers;
    this.reader = reader;
  }

  /** Takes the reader into a room, if it may. */
  Future<Reply> enter(Command.Subscribe command, Identity who) {
    Optional<RoomRule> rule = facilities.rules().find(command.channel());
    if (rule.isEmpty()) {
      return refusal(command, ReplyError.UNKNOWN_CHANNEL);
    }
    if (!command.token().isEmpty()) {
      return enterByToken(command, who, rule.get());
    }
    boolean byToken = who.token().rooms().contains(command.channel());
    return enter(
        command, rule.get(), new Pass(who.anywhere(), byToken, command.joinLeave(), Expiry.NEVER));
  }

  private Future<Reply> enterByToken(Command.Subscribe command, Identity who, RoomRule rule) {
    Optional<RoomToken> token = read(command.token(), command.channel(), who);
    if (token.isEmpty()) {
      return refusal(command, ReplyError.PERMISSION_DENIED);
    }
    long expiresAt = token.get().expiresAt();
    if (Expiry.isPast(expiresAt, now())) {
      return refusal(command, ReplyError.TOKEN_EXPIRED);
    }
    Member member = who.in(token.get());
    return enter(command, rule, new Pass(member, true, command.joinLeave(), expiresAt));
  }

  private Optional<RoomToken> read(String text, String room, Identity who) {
    return facilities
        .tokens()
        .flatMap(tokens -> tokens.room(text))
        .filter(token -> token.room().equals(room) && token.user().equals(who.user()));
  }

  private Future<Reply> enter(Command.Subscribe command, RoomRule rule, Pass pass) {
    if (!Rights.mayListen(rule, pass.byToken())) {
      return refusal(command, ReplyError.PERMISSION_DENIED);
    }
    if (entering.putIfAbsent(command.channel(), command) != null) {
      return refusal(command, ReplyError.ALREADY_SUBSCRIBED);
    }
    return membership
        .subscribe(command)
        .onFailure(failure -> entering.remove(command.channel(), command))
        .map(reply -> entered(command, rule, pass, reply));
  }

  private Reply entered(Command.Subscribe command, RoomRule rule, Pass pass, Reply reply) {
    boolean wanted = entering.remove(command.channel(), command);
    if (!(reply instanceof Reply.Subscribed subscribed)) {
      return reply;
    }
    if (!wanted || !register(command.channel(), rule, pass)) {
      membership.unsubscribe(command.channel());
      return new Reply.Failed(command.id(), ReplyError.LIMIT_EXCEEDED);
    }
    Entry entry = subscribed.entry().during(Expiry.lifetime(pass.expiresAt(), now()));
    return new Reply.Subscribed(command.id(), entry);
  }

  /** Whether there was room for one more. */
  private boolean register(String room, RoomRule rule, Pass pass) {
    boolean named = isNamed(rule);
    if (!facilities.attendance().enter(room, pass.member(), named)) {
      return false;
    }
    passesByRoom.put(room, pass);
    limited |= pass.expiresAt() != Expiry.NEVER;
    if (named && pass.hearsJoins()) {
      onlookers.add(room, reader);
    }
    return true;
  }

  static boolean isNamed(RoomRule rule) {
    return rule.presence() == RoomRule.Presence.NAMES;
  }

  /**
   * Takes the reader into rooms together.
   *
   * @return the answers by room; of one that failed there is none
   */
  Future<Map<String, Reply>> enterAll(Collection<Command.Subscribe> commands, Identity who) {
    Map<String, Future<Reply>> entries = new LinkedHashMap<>();
    commands.forEach(command -> entries.put(command.channel(), enter(command, who)));
    return Future.join(List.copyOf(entries.values()))
        .otherwiseEmpty()
        .map(ended -> results(entries));
  }

  /** As the server wishes. */
  static Command.Subscribe subscription(String room, Recover recover) {
    return new Command.Subscribe(0, room, "", recover, true, true, true);
  }

  private static Map<String, Reply> results(Map<String, Future<Reply>> entries) {
    Map<String, Reply> results = new LinkedHashMap<>();
    entries.forEach((room, entry) -> entry.onSuccess(reply -> results.put(room, reply)));
    return results;
  }

  /** Takes the reader in because the server wishes it; empty when that cannot be. */
  Future<Optional<Entry>> enterAsWished(String room, Identity who) {
    Optional<RoomRule> rule = facilities.rules().find(room);
    if (rule.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    Pass pass = new Pass(who.anywhere(), true, true, Expiry.NEVER);
    return enter(subscription(room, Recover.NOT), rule.get(), pass)
        .map(
            reply ->
                reply instanceof Reply.Subscribed in ? Optional.of(in.entry()) : Optional.empty());
  }

  Reply refresh(Command.SubRefresh command, Identity who) {
    Pass pass = passesByRoom.get(command.channel());
    Optional<RoomToken> token = read(command.token(), command.channel(), who);
    if (pass == null || token.isEmpty()) {
      return new Reply.Failed(command.id(), ReplyError.PERMISSION_DENIED);
    }
    long expiresAt = token.get().expiresAt();
    if (Expiry.isPast(expiresAt, now())) {
      return new Reply.Failed(command.id(), ReplyError.EXPIRED);
    }
    passesByRoom.put(command.channel(), pass.until(expiresAt));
    limited |= expiresAt != Expiry.NEVER;
    return new Reply.SubscriptionRefreshed(command.id(), Expiry.lifetime(expiresAt, now()));
  }

  /** Whether the reader has shown a token for the room, in which it is. */
  boolean hasToken(String room) {
    Pass pass = passesByRoom.get(room);
    return pass != null && pass.byToken();
  }

  /** In how many rooms the reader is. */
  int count() {
    return passesByRoom.size();
  }

  /** Where the reader may not be any longer; asked of every reader each second. */
  List<String> expired() {
    if (!limited) {
      return List.of();
    }
    long now = now();
    return passesByRoom.entrySet().stream()
        .filter(stay -> Expiry.isOver(stay.getValue().expiresAt(), now))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether the reader was there. */
  boolean leave(String room) {
    entering.remove(room);
    membership.unsubscribe(room);
    Pass pass = passesByRoom.remove(room);
    if (pass != null) {
      farewell(room, pass);
    }
    return pass != null;
  }

  void leaveAll() {
    entering.clear();
    membership.leaveAll();
    passesByRoom.forEach(this::farewell);
    passesByRoom.clear();
  }

  private void farewell(String room, Pass pass) {
    facilities.attendance().leave(room, pass.member());
    onlookers.remove(room, reader);
  }

  private static Future<Reply> refusal(Command.Subscribe command, ReplyError error) {
    return Future.succeededFuture(new Reply.Failed(command.id(), error));
  }

  private long now() {
    return facilities.clock().instant().getEpochSecond();
  }
}
