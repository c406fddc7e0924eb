package dev.bulletin.realtime.room;

import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Entry;
import dev.bulletin.realtime.protocol.Entry.Recovery;
import dev.bulletin.realtime.protocol.Lifetime;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.protocol.Publication;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every message counts, in order; the last are kept for those who come back and for those who were
 * slow. Each is a publication of its own, so that whoever has heard some of them knows which.
 */
final class StreamContents implements Contents {
  static final int MAX_PENDING = 1_000;
  static final int MAX_KEPT_BYTES = 16 * 1024 * 1024;
  static final int PART_BYTES = 32 * 1024;

  private static final Logger log = LoggerFactory.getLogger(StreamContents.class);
  private static final byte[] NOTHING = RoomJson.batches(List.of());

  private final int size;
  private final Editions editions;
  private final RealtimeMetrics metrics;
  private final Deque<Kept> kept = new ArrayDeque<>();
  private List<Numbered> pending = new ArrayList<>();
  private Position position = Position.NONE;
  private long told;
  private int keptBytes;

  StreamContents(RoomRule.History history, Editions editions, RealtimeMetrics metrics) {
    this.editions = editions;
    this.size = history.size();
    this.metrics = metrics;
  }

  /**
   * A message that was told.
   *
   * @param number counts what this room has told, with a place in the stream or without
   */
  private record Kept(long number, Publication publication) {
    int bytes() {
      return publication.data().length;
    }
  }

  /** From now on the room stands there, and has told these. */
  void open(Position start, List<Numbered> recent) {
    recent.forEach(message -> publication(message).ifPresent(this::keep));
    position = start;
  }

  @Override
  public boolean add(Numbered message) {
    pending.add(message);
    return pending.size() >= MAX_PENDING;
  }

  @Override
  public Due take() {
    List<Publication> publications = new ArrayList<>(pending.size());
    long heard = Long.MAX_VALUE;
    for (Numbered message : pending) {
      Optional<Publication> publication = publication(message);
      publication.ifPresent(this::keep);
      publication.ifPresent(publications::add);
      position = message.position();
      heard = Math.min(heard, message.heard());
    }
    pending = new ArrayList<>();
    return new Due(publications, publications.size(), heard);
  }

  private Optional<Publication> publication(Numbered message) {
    try {
      return Optional.of(editions.publication(Batch.of(message)));
    } catch (RuntimeException e) {
      metrics.failed();
      log.error("a message of type {} cannot be told", message.message().type(), e);
      return Optional.empty();
    }
  }

  private void keep(Publication publication) {
    Kept newest = new Kept(++told, publication);
    kept.add(newest);
    keptBytes += newest.bytes();
    while (kept.size() > size || (keptBytes > MAX_KEPT_BYTES && kept.size() > 1)) {
      keptBytes -= kept.remove().bytes();
    }
  }

  @Override
  public long told() {
    return told;
  }

  @Override
  public Optional<Part> after(long missed) {
    if (missed < told && (kept.isEmpty() || kept.element().number() > missed + 1)) {
      return Optional.empty();
    }
    List<Publication> publications = new ArrayList<>();
    long upTo = missed;
    int bytes = 0;
    Iterator<Kept> rest = kept.iterator();
    while (rest.hasNext() && bytes < PART_BYTES) {
      Kept next = rest.next();
      if (next.number() > missed) {
        publications.add(next.publication());
        upTo = next.number();
        bytes += next.bytes();
      }
    }
    return Optional.of(new Part(publications, upTo));
  }

  @Override
  public Entry entry(Recover recover) {
    Optional<List<Publication>> missed =
        recover.wanted() ? since(recover.from()) : Optional.empty();
    if (recover.wanted()) {
      metrics.recovered(missed.isPresent());
    }
    Recovery recovery = missed.isPresent() ? Recovery.COMPLETE : Recovery.FAILED;
    boolean placed = isPlaced();
    return new Entry(
        position,
        placed,
        placed,
        recover.wanted() ? recovery : Recovery.NOT_ASKED,
        missed.orElse(List.of()),
        NOTHING,
        Lifetime.UNLIMITED);
  }

  /** All that was told after that place, or nothing if that is not known any more. */
  private Optional<List<Publication>> since(Position from) {
    if (!isPlaced()
        || !position.epoch().equals(from.epoch())
        || from.offset() > position.offset()) {
      return Optional.empty();
    }
    List<Publication> publications = new ArrayList<>();
    kept.forEach(one -> addIfLater(publications, one.publication(), from.offset()));
    boolean all = publications.size() == position.offset() - from.offset();
    return all ? Optional.of(publications) : Optional.empty();
  }

  private static void addIfLater(List<Publication> later, Publication one, long offset) {
    if (one.offset() > offset) {
      later.add(one);
    }
  }

  @Override
  public boolean isAhead(Position place) {
    return isBeyond(place, position);
  }

  @Override
  public boolean isUnheard(Position place) {
    Position heard = pending.isEmpty() ? position : pending.get(pending.size() - 1).position();
    return !heard.epoch().equals(place.epoch()) || isBeyond(place, heard);
  }

  private static boolean isBeyond(Position place, Position other) {
    return place.epoch().equals(other.epoch()) && place.offset() > other.offset();
  }

  private boolean isPlaced() {
    return !position.epoch().isEmpty();
  }

  /** Where the stream stands, as far as it was told. */
  Position position() {
    return position;
  }

  /** What is kept of it, in order. */
  List<Publication> past() {
    return isPlaced() ? kept.stream().map(Kept::publication).toList() : List.of();
  }

  @Override
  public boolean isIdle() {
    return true;
  }
}
