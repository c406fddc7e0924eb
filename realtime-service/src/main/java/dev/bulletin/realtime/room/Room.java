package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Entry;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Message;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.protocol.Publication;
import dev.bulletin.realtime.protocol.Push;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A room as one event loop has it: what is in it, and who of the readers there. Not thread-safe.
 */
public final class Room {
  private final String name;
  private final RoomRule rule;
  private final Contents contents;
  private final long ticket;
  private final Runnable check;
  private final RealtimeMetrics metrics;
  private final Set<Seat> seats = new LinkedHashSet<>();
  private final List<Waiting> waiting = new ArrayList<>(1);
  private boolean open;
  private long bit;

  /**
   * A room in which nobody is.
   *
   * @param check looks for more of the room's stream
   */
  Room(
      String name,
      RoomRule rule,
      long ticket,
      Runnable check,
      Editions editions,
      RealtimeMetrics metrics) {
    this.check = check;
    this.name = name;
    this.rule = rule;
    this.ticket = ticket;
    this.metrics = metrics;
    this.contents =
        switch (rule.kind()) {
          case STATE -> new StateContents(editions, metrics);
          case STREAM -> new StreamContents(rule.history(), editions, metrics);
        };
    this.open = rule.kind() == RoomKind.STATE;
  }

  public String name() {
    return name;
  }

  public RoomRule rule() {
    return rule;
  }

  /** Somebody who wants to enter, and whence it comes. */
  private record Waiting(Recover recover, Runnable task) {
    Position place() {
      return recover.from();
    }
  }

  /**
   * Runs it when the room can be entered: at once, or when its stream is there, and has come to
   * where the one who enters has been told of it elsewhere.
   */
  public void whenReady(Recover recover, Runnable task) {
    Waiting newcomer = new Waiting(recover, task);
    if (isReady(newcomer)) {
      task.run();
    } else {
      waiting.add(newcomer);
      checkIfOpen();
    }
  }

  private boolean isReady(Waiting one) {
    return open && !(one.recover().wanted() && contents.isAhead(one.place()));
  }

  private void checkIfOpen() {
    if (open && !waiting.isEmpty()) {
      check.run();
    }
  }

  /** Lets those in who have waited for what has been told now; whether there were any. */
  boolean admit() {
    return admit(this::isReady);
  }

  /** There is no more to wait for than what waits to be told. */
  boolean checked() {
    return admit(one -> isReady(one) || contents.isUnheard(one.place()));
  }

  /** Nobody has to wait any longer. */
  void admitAll() {
    admit(one -> true);
  }

  private boolean admit(Predicate<Waiting> condition) {
    List<Waiting> admitted = waiting.stream().filter(condition).toList();
    waiting.removeAll(admitted);
    admitted.forEach(one -> one.task().run());
    return !admitted.isEmpty();
  }

  boolean isOpen() {
    return open;
  }

  /**
   * Its stream is there, unless it was asked for by another room of the name.
   *
   * @return whether somebody has waited for it
   */
  boolean open(StreamEvent.Opened event) {
    if (open || event.ticket() != ticket || !(contents instanceof StreamContents stream)) {
      return false;
    }
    stream.open(event.position(), event.recent());
    open = true;
    boolean admitted = admit();
    checkIfOpen();
    return admitted;
  }

  /** Lets the subscriber in; everything that the answer does not tell it is told from now on. */
  public Entry enter(Seat seat, Recover recover) {
    if (seats.add(seat)) {
      metrics.entered(rule.kind());
    }
    return contents.entry(recover);
  }

  /** Whether it was there. */
  boolean leave(Seat seat) {
    seat.passOver(bit);
    boolean present = seats.remove(seat);
    if (present) {
      metrics.left(rule.kind());
    }
    return present;
  }

  /** Those who are there. */
  Set<Seat> seats() {
    return seats;
  }

  /** Whether so much waits that it should not wait for the tick. */
  boolean add(Numbered message) {
    return contents.add(message);
  }

  /** Whether nothing is lost when the room is forgotten. */
  boolean isIdle() {
    return seats.isEmpty() && waiting.isEmpty() && contents.isIdle();
  }

  /** What has come since the last time, if anybody is there to be told. */
  Optional<News> news() {
    long before = contents.told();
    Contents.Due due = contents.take();
    return due.publications().isEmpty() || seats.isEmpty()
        ? Optional.empty()
        : Optional.of(new News(this, before, pushes(due.publications()), due.size(), due.heard()));
  }

  /** The bit by which seats remember that they await this room's news; 0 between rounds. */
  void mark(long roundBit) {
    this.bit = roundBit;
  }

  /**
   * What somebody has missed who was told so much; nothing if that is not known any more, and then
   * it has to enter anew.
   */
  public Optional<Missed> missed(long told) {
    return contents.after(told).map(this::missed);
  }

  private Missed missed(Contents.Part part) {
    Frame frame = Frame.counted(pushes(part.publications()), () -> metrics.encoded(rule.kind()));
    return new Missed(frame, part.upTo(), part.upTo() == contents.told());
  }

  /** The subscriber has been told everything, what is being told included. */
  public void caughtUp(Seat seat) {
    seat.passOver(bit);
  }

  private List<Message> pushes(List<Publication> publications) {
    List<Message> pushes = new ArrayList<>(publications.size());
    publications.forEach(publication -> pushes.add(new Push.Published(name, publication)));
    return pushes;
  }

  /** How it goes in the room at that time, in nanoseconds of the JVM's clock. */
  RoomHere here(long nanos) {
    double conflated = contents instanceof StateContents state ? state.conflated(nanos) : 0;
    return new RoomHere(name, seats.size(), conflated);
  }

  /** Where the room's stream stands; {@link Position#NONE} in a room that has none. */
  public Position position() {
    return contents instanceof StreamContents stream ? stream.position() : Position.NONE;
  }

  /** What is kept of the room's stream, in order. */
  public List<Publication> past() {
    return contents instanceof StreamContents stream ? stream.past() : List.of();
  }
}
