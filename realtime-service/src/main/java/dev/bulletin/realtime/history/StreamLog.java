package dev.bulletin.realtime.history;

import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.history.History.Kept;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.room.Numbered;
import dev.bulletin.realtime.room.StreamEvent;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A room's stream as one node follows it. Whatever the node hears it adds to the history, which
 * tells what comes next to that which was told before; so all nodes tell the same in the same
 * order, and what one has not heard it finds there. One question is asked at a time, however many
 * messages and readers wait for the answer. Not thread-safe.
 *
 * <p>While the history is away, messages are told without a place. They are missing there, so when
 * it is back the stream begins anew, and who was told that it goes on is told the truth.
 */
final class StreamLog {
  static final int AT_ONCE = 100;
  static final int MAX_OWED = 1_000;

  private final Kept room;
  private final History history;
  private final Reach reach;
  private final RealtimeMetrics metrics;
  private final Map<StreamListener, Long> waiting = new HashMap<>();
  private final Map<StreamListener, Long> listeners = new HashMap<>();
  private final Set<StreamListener> checking = new HashSet<>();
  private final Deque<Numbered> queue = new ArrayDeque<>();
  private final Deque<Numbered> recent = new ArrayDeque<>();
  private final Deque<RoomMessage> owed = new ArrayDeque<>();
  private @Nullable Position position;
  private String epoch = "";
  private boolean asking;
  private boolean checkWanted;

  StreamLog(Kept room, History history, Reach reach, RealtimeMetrics metrics) {
    this.room = room;
    this.history = history;
    this.reach = reach;
    this.metrics = metrics;
  }

  /** A message, whose place the history knows or gives. */
  void add(Numbered message) {
    queue.add(message);
    step();
  }

  /** The listener wants the stream. */
  void open(StreamListener listener, long ticket) {
    listeners.remove(listener);
    waiting.put(listener, ticket);
    step();
  }

  void close(StreamListener listener) {
    listeners.remove(listener);
    waiting.remove(listener);
    if (!isWanted()) {
      forget();
    }
  }

  private boolean isWanted() {
    return !listeners.isEmpty() || !waiting.isEmpty();
  }

  private void forget() {
    position = null;
    recent.clear();
  }

  /** Makes up for what is owed, and looks whether something was missed if anybody listens. */
  void check() {
    checkWanted = !listeners.isEmpty();
    step();
  }

  /** Looks for all that there is, and tells the listener when that is all. */
  void check(StreamListener listener) {
    checking.add(listener);
    step();
  }

  /** Whether nothing is lost when it is forgotten. */
  boolean isIdle() {
    return !asking && !isWanted() && queue.isEmpty() && owed.isEmpty();
  }

  /** Goes on with what there is to do, unless an answer is awaited. */
  private void step() {
    if (asking) {
      return;
    }
    if (reach.isAway()) {
      goOnWithout();
    } else if (!owed.isEmpty()) {
      ask(List.of(), history.renew(room, epoch, List.copyOf(owed), limit()));
    } else if (!queue.isEmpty()) {
      List<Numbered> some = takeSome();
      metrics.appended(some.size());
      ask(some, history.append(room, contents(some), known(), limit()));
    } else if (position == null && isWanted() || checkWanted || !checking.isEmpty()) {
      ask(List.of(), history.append(room, List.of(), known(), limit()));
    } else {
      welcome(known());
    }
  }

  private List<Numbered> takeSome() {
    List<Numbered> some = new ArrayList<>();
    while (!queue.isEmpty() && some.size() < AT_ONCE) {
      some.add(queue.remove());
    }
    return some;
  }

  private static List<RoomMessage> contents(List<Numbered> messages) {
    return messages.stream().map(Numbered::message).toList();
  }

  private Position known() {
    return position == null ? Position.NONE : position;
  }

  /** Nobody needs what is kept if nobody listens. */
  private int limit() {
    return isWanted() ? room.rule().size() : 0;
  }

  private void ask(List<Numbered> sent, Future<Tail> answer) {
    asking = true;
    checkWanted = false;
    boolean renewing = !owed.isEmpty();
    Asked asked = new Asked(sent, known(), isWanted(), List.copyOf(checking));
    checking.clear();
    metrics.asked();
    answer
        .onComplete(tail -> asking = false)
        .onSuccess(tail -> answered(asked, tail, renewing))
        .onFailure(failure -> failed(asked, failure));
  }

  /**
   * A question under way.
   *
   * @param sent the messages that are to be added
   * @param from what was known
   * @param wanted whether what comes after that was asked for
   * @param checking who wants to know when all has been told
   */
  private record Asked(
      List<Numbered> sent, Position from, boolean wanted, List<StreamListener> checking) {
    /** When the first of them came. */
    long heard() {
      return sent.stream().mapToLong(Numbered::heard).min().orElseGet(System::nanoTime);
    }
  }

  private void answered(Asked asked, Tail tail, boolean renewed) {
    reach.found();
    epoch = tail.position().epoch();
    if (renewed) {
      owed.clear();
    }
    // Who has come since then wants more than was asked for.
    if (isWanted() && asked.wanted() && asked.from().equals(known())) {
      follow(tail, asked.heard());
    }
    sayThatThisIsAll(asked.checking());
    step();
  }

  private void follow(Tail tail, long heard) {
    List<Numbered> entries = placed(tail, heard);
    boolean next = continues(tail);
    if (!next) {
      recent.clear();
    }
    entries.forEach(this::keep);
    position = tail.position();
    if (!next) {
      tell(new StreamEvent.Broken(room.room()));
      listeners.clear();
    } else if (!entries.isEmpty()) {
      tell(new StreamEvent.Told(room.room(), entries));
    }
    welcome(tail.position());
    if (!isWanted()) {
      forget();
    }
  }

  private static List<Numbered> placed(Tail tail, long heard) {
    String epoch = tail.position().epoch();
    return tail.entries().stream()
        .map(one -> new Numbered(one.message(), new Position(one.offset(), epoch), heard))
        .toList();
  }

  /** Whether nothing is missing between what was told and this. */
  private boolean continues(Tail tail) {
    if (position == null) {
      return false;
    }
    long missing = tail.position().offset() - position.offset();
    return position.epoch().equals(tail.position().epoch()) && missing == tail.entries().size();
  }

  private void keep(Numbered message) {
    recent.add(message);
    if (recent.size() > room.rule().size()) {
      recent.remove();
    }
  }

  private void sayThatThisIsAll(Collection<StreamListener> whom) {
    List.copyOf(whom).forEach(one -> one.hear(new StreamEvent.Checked(room.room())));
  }

  private void failed(Asked asked, Throwable failure) {
    reach.lost(failure);
    List<Numbered> sent = asked.sent();
    for (int i = sent.size() - 1; i >= 0; i--) {
      queue.addFirst(sent.get(i));
    }
    checking.addAll(asked.checking());
    step();
  }

  /** What is told now is missing in the history, so nothing that was told can be gone on from. */
  private void goOnWithout() {
    if (!queue.isEmpty()) {
      List<Numbered> messages = List.copyOf(queue);
      queue.clear();
      messages.forEach(message -> owe(message.message()));
      metrics.unplaced(messages.size());
      forget();
      tell(new StreamEvent.Told(room.room(), messages));
    }
    welcome(known());
    sayThatThisIsAll(checking);
    checking.clear();
  }

  private void owe(RoomMessage message) {
    owed.add(message);
    if (owed.size() > MAX_OWED) {
      owed.remove();
    }
  }

  private void tell(StreamEvent event) {
    listeners.keySet().forEach(listener -> listener.hear(event));
  }

  private void welcome(Position at) {
    List<Numbered> known = List.copyOf(recent);
    waiting.forEach(
        (listener, ticket) ->
            listener.hear(new StreamEvent.Opened(room.room(), ticket, at, known)));
    listeners.putAll(waiting);
    waiting.clear();
  }
}
