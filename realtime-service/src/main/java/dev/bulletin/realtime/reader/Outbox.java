package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.room.Missed;
import dev.bulletin.realtime.room.News;
import dev.bulletin.realtime.room.Room;
import dev.bulletin.realtime.room.Seat;
import dev.bulletin.realtime.transport.ClientSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What one reader is still to be told while its network is slow: of each room only how far it has
 * been told. When there is way again, it is told the newest of a state room, and of a stream all
 * that it has missed.
 */
final class Outbox {
  static final int MAX_REPLIES = 1_048_576;

  /** What all share who are told everything: most readers, most of the time. */
  private static final Map<Room, Long> NOTHING = Map.of();

  private final ClientSocket socket;
  private final Seat seat;
  private final LongSupplier nanos;
  private Map<Room, Long> toldByRoom = NOTHING;
  private long stalledSince;
  private int replied;
  private long frames;
  private long bytes;

  Outbox(ClientSocket socket, Seat seat, LongSupplier nanos) {
    this.socket = socket;
    this.seat = seat;
    this.nanos = nanos;
  }

  /** How many bytes were written; 0 if the rooms are to be asked later. */
  int tell(Frame frame, List<News> news) {
    if (toldByRoom.isEmpty() && !socket.isSlow()) {
      return write(frame);
    }
    if (toldByRoom.isEmpty()) {
      toldByRoom = new LinkedHashMap<>(2);
      stalledSince = nanos.getAsLong();
    }
    news.forEach(one -> toldByRoom.putIfAbsent(one.room(), one.before()));
    return 0;
  }

  private int write(Frame frame) {
    socket.write(frame);
    return count(frame);
  }

  private int count(Frame frame) {
    int length = socket.length(frame);
    frames++;
    bytes += length;
    return length;
  }

  /** Writes it in any case; whether so much has not been asked for while nothing is read. */
  boolean reply(Frame frame) {
    replied = socket.isSlow() ? replied + frame.length(socket.format()) : 0;
    write(frame);
    return replied <= MAX_REPLIES;
  }

  /** The room is of no more interest. */
  void forget(Room room) {
    if (!toldByRoom.isEmpty()) {
      toldByRoom.remove(room);
    }
  }

  /** Whether something has waited for so long, and nothing could be written. */
  boolean isStalled(long now, Duration limit) {
    return !toldByRoom.isEmpty() && now - stalledSince >= limit.toNanos();
  }

  /** How many frames were written. */
  long frames() {
    return frames;
  }

  /** How many bytes were written. */
  long bytes() {
    return bytes;
  }

  /** Of how many rooms the reader is still to be told something. */
  int marks() {
    return toldByRoom.size();
  }

  /** For how long nothing of that could be written, in nanoseconds; 0 when there is nothing. */
  long stalledFor(long now) {
    return toldByRoom.isEmpty() ? 0 : now - stalledSince;
  }

  /**
   * There is way again.
   *
   * @return rooms that do not know any more what the reader has missed
   */
  List<Room> drained() {
    stalledSince = nanos.getAsLong();
    List<Room> lost = new ArrayList<>();
    while (!toldByRoom.isEmpty() && !socket.isSlow()) {
      Map.Entry<Room, Long> first = toldByRoom.entrySet().iterator().next();
      if (!catchUp(first.getKey(), first.getValue())) {
        toldByRoom.remove(first.getKey());
        lost.add(first.getKey());
      }
    }
    if (toldByRoom.isEmpty()) {
      toldByRoom = NOTHING;
    }
    return lost;
  }

  private boolean catchUp(Room room, long told) {
    Optional<Missed> missed = room.missed(told);
    missed.ifPresent(part -> write(room, part));
    return missed.isPresent();
  }

  private void write(Room room, Missed part) {
    write(part.frame());
    if (part.complete()) {
      toldByRoom.remove(room);
      room.caughtUp(seat);
    } else {
      toldByRoom.put(room, part.upTo());
    }
  }
}
