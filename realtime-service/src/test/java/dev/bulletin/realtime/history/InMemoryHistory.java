package dev.bulletin.realtime.history;

import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.history.Tail.Placed;
import dev.bulletin.realtime.protocol.Position;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A history that can be away, and that answers when it is told to. */
final class InMemoryHistory implements History {
  private final Map<String, Stored> storedByRoom = new HashMap<>();
  private final Deque<Runnable> answers = new ArrayDeque<>();
  private int epochs;
  boolean away;
  boolean held;
  int asked;

  private static final class Stored {
    private String epoch;
    private long offset;
    private final Deque<Placed> log = new ArrayDeque<>();
    private final Set<List<String>> ids = new HashSet<>();

    Stored(String epoch) {
      this.epoch = epoch;
    }

    void begin(String next) {
      epoch = next;
      offset = 0;
      log.clear();
      ids.clear();
    }

    void add(RoomMessage message, int size) {
      if (ids.add(id(message))) {
        log.add(new Placed(++offset, message));
      }
      if (log.size() > size) {
        ids.remove(id(log.remove().message()));
      }
    }

    Tail tail(long after, int limit) {
      List<Placed> later = log.stream().filter(one -> one.offset() > after).limit(limit).toList();
      return new Tail(new Position(offset, epoch), later);
    }
  }

  private static List<String> id(RoomMessage message) {
    return List.of(message.key(), message.id());
  }

  @Override
  public Future<Tail> append(Kept room, List<RoomMessage> messages, Position known, int limit) {
    List<RoomMessage> copy = new ArrayList<>(messages);
    return answer(() -> appended(room, copy, known, limit));
  }

  private Tail appended(Kept room, List<RoomMessage> messages, Position known, int limit) {
    Stored stored = stored(room.room());
    long after = stored.epoch.equals(known.epoch()) ? known.offset() : 0;
    if (after > stored.offset) {
      stored.begin(nextEpoch());
      after = 0;
    }
    messages.forEach(message -> stored.add(message, room.rule().size()));
    return stored.tail(after, limit);
  }

  @Override
  public Future<Tail> renew(Kept room, String epoch, List<RoomMessage> told, int limit) {
    return answer(() -> renewed(room, epoch, told, limit));
  }

  private Tail renewed(Kept room, String epoch, List<RoomMessage> told, int limit) {
    boolean known = storedByRoom.containsKey(room.room());
    Stored stored = stored(room.room());
    if (known && (epoch.isEmpty() || epoch.equals(stored.epoch))) {
      stored.begin(nextEpoch());
    }
    told.forEach(message -> stored.ids.add(id(message)));
    return stored.tail(0, limit);
  }

  @Override
  public Future<Void> ping() {
    return away ? Future.failedFuture("away") : Future.succeededFuture();
  }

  private <T> Future<T> answer(Supplier<T> step) {
    asked++;
    Promise<T> promise = Promise.promise();
    answers.add(() -> complete(promise, step));
    if (!held) {
      answerAll();
    }
    return promise.future();
  }

  private <T> void complete(Promise<T> promise, Supplier<T> step) {
    if (away) {
      promise.fail("away");
    } else {
      promise.complete(step.get());
    }
  }

  /** Answers what has been asked so far. */
  void answerAll() {
    for (int rest = answers.size(); rest > 0; rest--) {
      answers.remove().run();
    }
  }

  /** Another node adds something. */
  void addElsewhere(String room, RoomMessage message, int size) {
    stored(room).add(message, size);
  }

  /** As a server that has lost everything. */
  void lose() {
    storedByRoom.clear();
  }

  private Stored stored(String room) {
    return storedByRoom.computeIfAbsent(room, first -> new Stored(nextEpoch()));
  }

  private String nextEpoch() {
    return "e" + ++epochs;
  }
}
