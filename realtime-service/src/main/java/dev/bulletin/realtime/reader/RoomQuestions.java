package dev.bulletin.realtime.reader;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.access.Rights;
import dev.bulletin.realtime.presence.Attendance;
import dev.bulletin.realtime.protocol.Command;
import dev.bulletin.realtime.protocol.Reply;
import dev.bulletin.realtime.protocol.ReplyError;
import dev.bulletin.realtime.room.MessageCheck;
import dev.bulletin.realtime.room.RoomRule;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** What one reader says in rooms, and asks about them. */
final class RoomQuestions {
  /** The type of the messages of readers. */
  private static final String SAID = "message";

  private final Facilities facilities;
  private final Stays stays;

  RoomQuestions(Facilities facilities, Stays stays) {
    this.facilities = facilities;
    this.stays = stays;
  }

  Future<Outcome> publish(Command.Publish command, Identity who) {
    Optional<RoomRule> rule = facilities.rules().find(command.channel());
    if (rule.isEmpty()) {
      return Outcome.refusal(command.id(), ReplyError.UNKNOWN_CHANNEL);
    }
    if (!Rights.maySpeak(rule.get(), who.user(), stays.hasToken(command.channel()))) {
      return Outcome.refusal(command.id(), ReplyError.PERMISSION_DENIED);
    }
    return text(command.data())
        .map(json -> said(command, who, rule.get(), json))
        .flatMap(message -> MessageCheck.sound(message, facilities.rules()))
        .map(message -> publish(command, message))
        .orElseGet(() -> Outcome.refusal(command.id(), ReplyError.BAD_REQUEST));
  }

  private Future<Outcome> publish(Command.Publish command, RoomMessage message) {
    facilities.publisher().accept(message);
    return Outcome.answer(new Reply.Published(command.id()));
  }

  private static Optional<String> text(byte[] utf8) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private RoomMessage said(Command.Publish command, Identity who, RoomRule rule, String json) {
    return new RoomMessage(
        command.channel(),
        rule.kind(),
        SAID,
        who.user(),
        facilities.clock().instant(),
        UUID.randomUUID().toString(),
        json);
  }

  Future<Outcome> presence(Command.Presence command) {
    return allowed(command.id(), command.channel())
        .map(Outcome::answer)
        .orElseGet(() -> present(command));
  }

  private Future<Outcome> present(Command.Presence command) {
    boolean named = facilities.rules().find(command.channel()).filter(Stays::isNamed).isPresent();
    return named
        ? Outcome.answer(
            new Reply.Present(command.id(), facilities.attendance().members(command.channel())))
        : Outcome.refusal(command.id(), ReplyError.NOT_AVAILABLE);
  }

  Future<Outcome> count(Command.PresenceStats command) {
    return allowed(command.id(), command.channel())
        .map(Outcome::answer)
        .orElseGet(() -> counted(command));
  }

  private Future<Outcome> counted(Command.PresenceStats command) {
    Attendance.Count count = facilities.attendance().count(command.channel());
    return Outcome.answer(new Reply.Counted(command.id(), count.clients(), count.users()));
  }

  Future<Outcome> history(Command.History command) {
    return allowed(command.id(), command.channel())
        .map(Outcome::answer)
        .orElseGet(() -> past(command));
  }

  private Future<Outcome> past(Command.History command) {
    boolean kept =
        facilities
            .rules()
            .find(command.channel())
            .filter(rule -> rule.history().size() > 0)
            .isPresent();
    if (!kept) {
      return Outcome.refusal(command.id(), ReplyError.NOT_AVAILABLE);
    }
    return facilities
        .histories()
        .read(command.channel(), command.slice())
        .<Reply>map(past -> new Reply.Past(command.id(), past.publications(), past.position()))
        .recover(failure -> explained(command.id(), failure))
        .map(Outcome.Answer::new);
  }

  private static Future<Reply> explained(long id, Throwable failure) {
    if (failure instanceof ServiceException expected) {
      ReplyError error =
          expected.code() == ErrorCode.GONE
              ? ReplyError.UNRECOVERABLE_POSITION
              : ReplyError.INTERNAL;
      return Future.succeededFuture(new Reply.Failed(id, error));
    }
    return Future.failedFuture(failure);
  }

  /** The refusal of who may not even listen there; empty for who may. */
  private Optional<Reply> allowed(long id, String room) {
    Optional<RoomRule> rule = facilities.rules().find(room);
    if (rule.isEmpty()) {
      return Optional.of(new Reply.Failed(id, ReplyError.UNKNOWN_CHANNEL));
    }
    return Rights.mayListen(rule.get(), stays.hasToken(room))
        ? Optional.empty()
        : Optional.of(new Reply.Failed(id, ReplyError.PERMISSION_DENIED));
  }
}
