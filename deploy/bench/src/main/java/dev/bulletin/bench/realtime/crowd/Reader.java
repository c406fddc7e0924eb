package dev.bulletin.bench.realtime.crowd;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reader, through all its connections. Lives on the event loop of all. */
final class Reader {
  /** From here to the next thousand, clients stay away. */
  private static final int STAY_AWAY = 3_500;

  private static final int COME_BACK_AGAIN = 4_000;

  private final int index;
  private final Opening opening;
  private final Readers crowd;
  private final int[] rooms;
  private final int[] last;
  private @Nullable Line line;
  private long since;
  private int answers;
  private int attempts;
  private boolean joined;
  private boolean cut;
  private boolean wasRefused;
  private boolean isWaiting;
  private long readAgainAt;
  private long lastOldAt;
  private long newestDue;

  Reader(int index, Opening opening, Readers crowd) {
    this.index = index;
    this.opening = opening;
    this.crowd = crowd;
    this.rooms = opening.roomsOf(index);
    this.last = new int[opening.rooms().size()];
  }

  int index() {
    return index;
  }

  Opening opening() {
    return opening;
  }

  boolean isOpen() {
    return line != null && line.isUpgraded();
  }

  boolean isJoined() {
    return joined;
  }

  /** Whether an upgrade of it ever failed. */
  boolean wasRefused() {
    return wasRefused;
  }

  /** How often it has tried to come back since it was in its rooms. */
  int attempts() {
    return attempts;
  }

  boolean hasHeard(int number) {
    return joined && Arrays.stream(rooms).allMatch(room -> last[room] == number);
  }

  /** The next number of each room is the one after this. */
  void expectAfter(int number) {
    Arrays.fill(last, number);
  }

  /** Begins a connection. */
  Line connecting() {
    since = since == 0 ? System.nanoTime() : since;
    answers = 0;
    cut = false;
    line = new Line(this, opening.dialect().path(index), opening.port(), opening.dialect().offer());
    return line;
  }

  /** There was no connection. */
  void unreachable() {
    wasRefused = true;
    line = null;
    crowd.lost(this, "not connected", /* comesBack= */ true);
  }

  void read(int bytes) {
    crowd.counts().read(bytes);
  }

  void upgraded() {
    if (!opening.dialect().isGreeted()) {
      say(opening.dialect().join(roomNames()));
    }
  }

  private List<String> roomNames() {
    return Arrays.stream(rooms).mapToObj(opening.rooms()::get).toList();
  }

  private void say(String text) {
    if (line != null) {
      line.say(text);
    }
  }

  /** Something came that is not what was asked for. */
  void refused(String what) {
    crowd.counts().failed(what);
  }

  void text(ByteBuf in, int from, int to) {
    if (!joined) {
      arriving(in.toString(from, to - from, StandardCharsets.UTF_8));
    }
    if (opening.dialect().isPinged(in, from, to)) {
      answerPing();
    }
    long now = System.nanoTime();
    int before = crowd.markers();
    Marker.find(in, from, to, (due, room, number) -> told(now, due, room, number));
    if (crowd.markers() > before) {
      crowd.frame(in, from, to);
    }
  }

  void deflated(ByteBuf in, int from, int to) {
    ByteBuf text = crowd.inflater().inflate(in, from, to);
    text(text, text.readerIndex(), text.writerIndex());
  }

  private void arriving(String frame) {
    Dialect dialect = opening.dialect();
    String next = dialect.replyTo(frame, roomNames());
    if (!next.isEmpty()) {
      say(next);
      return;
    }
    String refusal = dialect.refusalIn(frame);
    if (!refusal.isEmpty()) {
      refused(refusal);
    }
    answers += dialect.answersIn(frame);
    if (answers >= dialect.answersTo(roomNames())) {
      joined = true;
      attempts = 0;
      crowd.joined(this, System.nanoTime() - since);
      since = 0;
    }
  }

  private void answerPing() {
    if (crowd.answersPings()) {
      say(opening.dialect().pong());
    }
  }

  private void told(long now, long due, int room, int number) {
    if (crowd.counts().takes(due)) {
      crowd.marker();
      crowd.counts().told(now, due, number - last[room] - 1);
      last[room] = Math.max(last[room], number);
    }
    if (isWaiting) {
      catchUp(now, due);
    }
  }

  private void catchUp(long now, long due) {
    if (due - newestDue < 0) {
      lastOldAt = now;
      return;
    }
    isWaiting = false;
    crowd.counts().caughtUp(now - readAgainAt, now - lastOldAt);
  }

  /** Reads no more. */
  void stall() {
    if (line != null) {
      line.read(false);
    }
  }

  /** Reads again, and looks out for what was the newest then. */
  void resume(long due) {
    readAgainAt = System.nanoTime();
    lastOldAt = readAgainAt;
    newestDue = due;
    isWaiting = true;
    if (line != null) {
      line.read(true);
    }
  }

  /** Loses its connection, as when a network goes. */
  void cut() {
    if (line != null) {
      cut = true;
      line.cut();
    }
  }

  void ended(Line ended) {
    if (!ended.equals(line)) {
      return;
    }
    line = null;
    wasRefused |= !ended.isUpgraded();
    if (since == 0) {
      since = System.nanoTime();
    }
    boolean wasJoined = joined;
    joined = false;
    attempts++;
    if (cut) {
      crowd.comeBack(this);
    } else {
      crowd.counts().closed(ended.code(), System.nanoTime());
      boolean comesBack = ended.code() < STAY_AWAY || ended.code() >= COME_BACK_AGAIN;
      crowd.lost(this, wasJoined ? "" : "closed before joined", comesBack);
    }
  }
}
