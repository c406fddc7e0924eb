package dev.bulletin.realtime.history;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.realtime.history.History.Kept;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.room.Numbered;
import dev.bulletin.realtime.room.RoomRule;
import dev.bulletin.realtime.room.RoomRules;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The streams that a node follows. Not thread-safe: lives where the bus delivers. */
public final class Streams {
  static final int MAX_STREAMS = 10_000;

  /** So often a stream is looked at of which nothing was heard. */
  static final int TURNS_BETWEEN_CHECKS = 10;

  /** As many questions as Redis is asked in a turn without being asked for. */
  static final int CHECKS_AT_ONCE = 500;

  private final RoomRules rules;
  private final History history;
  private final Reach reach;
  private final RealtimeMetrics metrics;
  private final Map<String, StreamLog> logsByRoom = new HashMap<>();
  private final Set<StreamLog> doubtful = new LinkedHashSet<>();
  private Set<String> nodes = Set.of();
  private boolean pinging;
  private int turn;

  /** Follows none yet. */
  public Streams(RoomRules rules, History history, RealtimeMetrics metrics) {
    this.rules = rules;
    this.history = history;
    this.reach = new Reach(metrics);
    this.metrics = metrics;
  }

  /** Something was published. */
  public void add(Numbered message) {
    log(message.message().room()).ifPresentOrElse(log -> log.add(message), metrics::refused);
  }

  /** The listener wants the room's stream. */
  public void open(String room, long ticket, StreamListener listener) {
    log(room).ifPresent(log -> log.open(listener, ticket));
  }

  /** The listener wants all that there is, and to be told when that is all. */
  public void check(String room, StreamListener listener) {
    log(room).ifPresent(log -> log.check(listener));
  }

  public void close(String room, StreamListener listener) {
    StreamLog log = logsByRoom.get(room);
    if (log != null) {
      log.close(listener);
    }
  }

  private Optional<StreamLog> log(String room) {
    StreamLog known = logsByRoom.get(room);
    if (known != null) {
      return Optional.of(known);
    }
    if (logsByRoom.size() >= MAX_STREAMS) {
      logsByRoom.values().removeIf(StreamLog::isIdle);
      doubtful.retainAll(logsByRoom.values());
    }
    return logsByRoom.size() < MAX_STREAMS
        ? rules.find(room).map(rule -> create(room, rule))
        : Optional.empty();
  }

  private StreamLog create(String room, RoomRule rule) {
    StreamLog log = new StreamLog(new Kept(room, rule.history()), history, reach, metrics);
    logsByRoom.put(room, log);
    return log;
  }

  /**
   * Called twice a second: looks whether the history is back, and now and then, or when nodes have
   * come or gone, whether the bus has lost something.
   *
   * @param present the nodes that there are
   */
  public void turn(Set<String> present) {
    turn++;
    if (reach.isAway()) {
      ping();
    } else {
      doubt(/* all= */ !present.equals(nodes));
      checkSome();
    }
    nodes = Set.copyOf(present);
  }

  private void doubt(boolean all) {
    int share = turn % TURNS_BETWEEN_CHECKS;
    logsByRoom.entrySet().stream()
        .filter(log -> all || shareOf(log.getKey()) == share)
        .forEach(log -> doubtful.add(log.getValue()));
  }

  private static int shareOf(String room) {
    return Math.floorMod(room.hashCode(), TURNS_BETWEEN_CHECKS);
  }

  private void checkSome() {
    List<StreamLog> some = doubtful.stream().limit(CHECKS_AT_ONCE).toList();
    some.forEach(doubtful::remove);
    some.forEach(StreamLog::check);
  }

  private void ping() {
    if (!pinging) {
      pinging = true;
      history.ping().onSuccess(answered -> goOn()).onComplete(done -> pinging = false);
    }
  }

  private void goOn() {
    reach.found();
    doubtful.addAll(logsByRoom.values());
    checkSome();
  }

  /** Whether what readers have missed can be told; for people who look after the node. */
  public Future<String> health() {
    return reach.isAway()
        ? Future.failedFuture(
            ServiceException.unavailable("streams go on, but cannot be recovered at present"))
        : Future.succeededFuture("streams can be recovered");
  }
}
