package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Frame;
import dev.bulletin.realtime.protocol.Message;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the news of some rooms, a few subscribers at a time. Each gets all that is for it in one
 * frame, and those in the same of these rooms get the same one.
 *
 * <p>Who enters a room meanwhile is told its news on entering and not here; who leaves it is told
 * no more of it. Not thread-safe.
 */
public final class Round {
  /** As many bits as a long has. */
  static final int MAX_ROOMS = Long.SIZE;

  private final List<News> news;
  private final Editions editions;
  private final RealtimeMetrics metrics;
  private final Deque<Expulsion> expelled;
  private final Deque<Seat> rest;
  private final Map<Long, Parcel> parcelsByRooms = new HashMap<>();
  private @Nullable Parcel last;

  Round(List<News> news, List<Room> broken, Editions editions, RealtimeMetrics metrics) {
    this.editions = editions;
    this.news = news;
    this.metrics = metrics;
    this.expelled = new ArrayDeque<>();
    broken.forEach(room -> room.seats().forEach(seat -> expelled.add(new Expulsion(room, seat))));
    this.rest =
        new ArrayDeque<>(news.stream().mapToInt(one -> one.room().seats().size()).max().orElse(0));
    for (int i = 0; i < news.size(); i++) {
      gather(news.get(i).room(), 1L << i);
    }
    if (news.size() > 1) {
      groupByRooms();
    }
  }

  /** Someone who has to enter a room anew. */
  private record Expulsion(Room room, Seat seat) {
    void run() {
      if (room.leave(seat)) {
        seat.subscriber().expelled(room);
      }
    }
  }

  /** What those get who are in the same of the rooms. */
  private record Parcel(long rooms, Frame frame, List<News> news) {}

  private void gather(Room room, long bit) {
    room.mark(bit);
    for (Seat seat : room.seats()) {
      if (seat.await(bit)) {
        rest.add(seat);
      }
    }
  }

  /** Transports keep what they have made of the last frame. */
  private void groupByRooms() {
    Map<Long, List<Seat>> seatsByRooms = new LinkedHashMap<>();
    rest.forEach(
        seat -> seatsByRooms.computeIfAbsent(seat.awaited(), some -> new ArrayList<>()).add(seat));
    rest.clear();
    seatsByRooms.values().forEach(rest::addAll);
  }

  public boolean isOver() {
    return expelled.isEmpty() && rest.isEmpty();
  }

  /** Goes on with so many subscribers. */
  public void tell(int subscribers) {
    Tally tally = new Tally(metrics);
    for (int i = 0; i < subscribers && !isOver(); i++) {
      if (expelled.isEmpty()) {
        tell(rest.remove(), tally);
      } else {
        expelled.remove().run();
      }
    }
    tally.note(System.nanoTime());
    if (isOver()) {
      news.forEach(told -> told.room().mark(0));
    }
  }

  private void tell(Seat seat, Tally tally) {
    long awaited = seat.take();
    if (awaited != 0) {
      Parcel parcel = parcel(awaited);
      int bytes = seat.subscriber().tell(parcel.frame(), parcel.news());
      tally.add(parcel.news(), bytes);
    }
  }

  private Parcel parcel(long rooms) {
    Parcel known = last;
    if (known == null || known.rooms() != rooms) {
      known = parcelsByRooms.computeIfAbsent(rooms, this::pack);
      last = known;
    }
    return known;
  }

  private Parcel pack(long rooms) {
    List<News> packed = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < news.size(); i++) {
      if ((rooms & (1L << i)) != 0) {
        packed.add(news.get(i));
        messages.addAll(news.get(i).messages());
      }
    }
    RoomKind kind = packed.get(0).kind();
    Frame frame = editions.frame(List.copyOf(messages), () -> metrics.encoded(kind));
    return new Parcel(rooms, frame, List.copyOf(packed));
  }
}
