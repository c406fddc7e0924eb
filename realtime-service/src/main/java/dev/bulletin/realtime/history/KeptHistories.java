package dev.bulletin.realtime.history;

import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import dev.bulletin.realtime.history.History.Kept;
import dev.bulletin.realtime.protocol.Command.Slice;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.protocol.Publication;
import dev.bulletin.realtime.room.Histories;
import dev.bulletin.realtime.room.Numbered;
import dev.bulletin.realtime.room.RoomRule;
import dev.bulletin.realtime.room.RoomRules;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Parts of streams as the history of all nodes has them. Thread-safe. */
public final class KeptHistories implements Histories {
  private final RoomRules rules;
  private final History history;

  public KeptHistories(RoomRules rules, History history) {
    this.rules = rules;
    this.history = history;
  }

  @Override
  public Future<Past> read(String room, Slice slice) {
    RoomRule.History rule = rules.find(room).map(RoomRule::history).orElse(RoomRule.History.NONE);
    int limit = slice.limit() == 0 ? 0 : rule.size();
    return history
        .append(new Kept(room, rule), List.of(), Position.NONE, limit)
        .map(tail -> past(tail, slice));
  }

  private static Past past(Tail tail, Slice slice) {
    Position since = slice.since();
    if (since != null && !since.epoch().equals(tail.position().epoch())) {
      throw new ServiceException(ErrorCode.GONE, "the stream has begun anew");
    }
    List<Publication> publications = new ArrayList<>();
    tail.entries().stream()
        .filter(wanted(since, slice.backwards()))
        .forEach(one -> publications.add(publication(one, tail.position().epoch())));
    if (slice.backwards()) {
      Collections.reverse(publications);
    }
    int size = publications.size();
    int wanted = slice.limit() < 0 ? size : Math.min(slice.limit(), size);
    return new Past(publications.subList(0, wanted), tail.position());
  }

  private static Predicate<Tail.Placed> wanted(@Nullable Position since, boolean backwards) {
    if (since == null) {
      return one -> true;
    }
    return backwards ? one -> one.offset() < since.offset() : one -> one.offset() > since.offset();
  }

  private static Publication publication(Tail.Placed one, String epoch) {
    return new Numbered(one.message(), new Position(one.offset(), epoch), 0).publication();
  }
}
