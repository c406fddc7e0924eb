package dev.bulletin.realtime.control;

import dev.bulletin.common.bus.Provenance;
import dev.bulletin.common.bus.TypedBus;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.realtime.FindPresence;
import dev.bulletin.contract.realtime.ListRooms;
import dev.bulletin.contract.realtime.PublishToRoom;
import dev.bulletin.contract.realtime.PublishedToRoom;
import dev.bulletin.contract.realtime.RealtimeContract;
import dev.bulletin.contract.realtime.RoomCount;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.contract.realtime.RoomPage;
import dev.bulletin.contract.realtime.RoomPresence;
import dev.bulletin.realtime.presence.Attendance;
import dev.bulletin.realtime.protocol.Member;
import dev.bulletin.realtime.reader.Facilities;
import dev.bulletin.realtime.room.MessageCheck;
import dev.bulletin.realtime.room.RoomRule;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers what other services ask of the rooms; any node knows as much as any other. */
public final class RoomCalls {
  private static final int MAX_PAGE = 1_000;
  private static final int MAX_TEXT = 200;

  private final Facilities facilities;

  public RoomCalls(Facilities facilities) {
    this.facilities = facilities;
  }

  /** The future ends when the other nodes know that this one answers. */
  public Future<Void> answer(TypedBus bus) {
    return Future.all(
            bus.answer(RealtimeContract.PUBLISH_TO_ROOM, this::publish),
            bus.answer(RealtimeContract.LIST_ROOMS, this::list),
            bus.answer(RealtimeContract.FIND_PRESENCE, this::present))
        .mapEmpty();
  }

  private Future<PublishedToRoom> publish(PublishToRoom command) {
    if (!RealtimeContract.mayPublish(command.principal(), command.room())) {
      throw new ServiceException(
          ErrorCode.FORBIDDEN,
          "needs the scope %s, or one for this room".formatted(RealtimeContract.PUBLISH_SCOPE));
    }
    checkText("type", command.type());
    checkText("key", command.key());
    checkText("id", command.id());
    RoomMessage message = message(command, rule(command.room()));
    if (MessageCheck.sound(message, facilities.rules()).isEmpty()) {
      throw ServiceException.invalid("data", "expected one JSON value of 256 KiB at most");
    }
    facilities.publisher().accept(message);
    return Future.succeededFuture(new PublishedToRoom(command.room(), command.id()));
  }

  private RoomMessage message(PublishToRoom command, RoomRule rule) {
    return new RoomMessage(
        command.room(),
        rule.kind(),
        command.type(),
        command.key(),
        facilities.clock().instant(),
        command.id(),
        command.json());
  }

  private static void checkText(String field, String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw ServiceException.invalid(field, "expected 1 to %d characters".formatted(MAX_TEXT));
    }
  }

  private RoomRule rule(String room) {
    return facilities.rules().find(room).orElseThrow(() -> ServiceException.notFound("room", room));
  }

  private Future<RoomPage> list(ListRooms question) {
    int limit = Math.max(1, Math.min(question.limit(), MAX_PAGE));
    String after = question.after() == null ? "" : question.after();
    List<RoomCount> found =
        facilities.attendance().rooms().entrySet().stream()
            .filter(room -> room.getKey().startsWith(question.prefix()))
            .filter(room -> room.getKey().compareTo(after) > 0)
            .limit(limit + 1L)
            .map(this::count)
            .toList();
    boolean more = found.size() > limit;
    List<RoomCount> page = more ? found.subList(0, limit) : found;
    String next = more ? page.get(limit - 1).room() : null;
    return Future.succeededFuture(new RoomPage(asOfNow(), page, next));
  }

  private RoomCount count(Map.Entry<String, Attendance.Count> room) {
    Attendance.Count count = room.getValue();
    return new RoomCount(room.getKey(), rule(room.getKey()).kind(), count.clients(), count.users());
  }

  private Future<RoomPresence> present(FindPresence question) {
    if (rule(question.room()).presence() != RoomRule.Presence.NAMES) {
      throw ServiceException.invalid("room", "tells only how many are there");
    }
    List<RoomPresence.Present> present =
        facilities.attendance().members(question.room()).stream().map(RoomCalls::present).toList();
    return Future.succeededFuture(new RoomPresence(asOfNow(), question.room(), present));
  }

  private static RoomPresence.Present present(Member member) {
    return new RoomPresence.Present(member.user(), member.client());
  }

  /** What is true at present has no version: the next moment it may be another. */
  private Provenance asOfNow() {
    Instant now = facilities.clock().instant();
    return Provenance.fresh(now.toString(), Set.of("rooms"), now);
  }
}
