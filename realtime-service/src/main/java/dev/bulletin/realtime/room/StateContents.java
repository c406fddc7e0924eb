package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Entry;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.protocol.Publication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest message of each type and key is all that counts, and it is kept for newcomers. */
final class StateContents implements Contents {
  static final int MAX_TYPES = 100;
  static final int MAX_KEYS = 1_000;

  private static final Logger log = LoggerFactory.getLogger(StateContents.class);

  private final Editions editions;
  private final RealtimeMetrics metrics;
  private final Map<String, Group> groupsByType = new LinkedHashMap<>();
  private final Frequency conflated = new Frequency();
  private long told;
  private @Nullable Newest newest;

  StateContents(Editions editions, RealtimeMetrics metrics) {
    this.editions = editions;
    this.metrics = metrics;
  }

  /** The messages of one type. */
  private static final class Group {
    private final Map<String, Numbered> pendingByKey = new LinkedHashMap<>();
    private final Map<String, Numbered> currentByKey = new LinkedHashMap<>();

    /** Whether it took the place of one that nobody has been told. */
    boolean add(Numbered message) {
      return replace(pendingByKey, message);
    }

    List<Numbered> take() {
      List<Numbered> taken = new ArrayList<>(pendingByKey.values());
      pendingByKey.clear();
      taken.forEach(message -> replace(currentByKey, message));
      return taken;
    }

    /** The newest stands last; beyond the limit the one that has been silent longest goes. */
    private static boolean replace(Map<String, Numbered> messagesByKey, Numbered message) {
      String key = message.message().key();
      boolean replaced = messagesByKey.remove(key) != null;
      messagesByKey.put(key, message);
      if (messagesByKey.size() > MAX_KEYS) {
        messagesByKey.remove(messagesByKey.keySet().iterator().next());
      }
      return replaced;
    }
  }

  /** Encoded: as one text for a newcomer, or as publications. */
  private record Newest(byte[] batches, List<Publication> publications) {}

  @Override
  public boolean add(Numbered message) {
    String type = message.message().type();
    if (groupsByType.size() >= MAX_TYPES && !groupsByType.containsKey(type)) {
      metrics.refused();
    } else if (groupsByType.computeIfAbsent(type, first -> new Group()).add(message)) {
      metrics.conflated();
      conflated.add(message.heard());
    }
    return false;
  }

  /** How many messages a second a newer one has replaced of late. */
  double conflated(long nanos) {
    return conflated.perSecond(nanos);
  }

  @Override
  public Due take() {
    List<Publication> publications = new ArrayList<>();
    int size = 0;
    long heard = Long.MAX_VALUE;
    for (Map.Entry<String, Group> group : groupsByType.entrySet()) {
      List<Numbered> messages = group.getValue().take();
      Optional<Publication> publication = publication(group.getKey(), messages);
      if (publication.isPresent()) {
        publications.add(publication.get());
        size += messages.size();
        heard = Math.min(heard, messages.get(0).heard());
      }
    }
    if (size > 0) {
      told++;
      newest = null;
    }
    return new Due(publications, size, heard);
  }

  /** One group that cannot be encoded keeps no other from being told. */
  private Optional<Publication> publication(String type, List<Numbered> messages) {
    if (messages.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(editions.publication(new Batch(type, RoomKind.STATE, messages)));
    } catch (RuntimeException e) {
      metrics.failed();
      log.error("messages of type {} cannot be told", type, e);
      return Optional.empty();
    }
  }

  @Override
  public long told() {
    return told;
  }

  /** However much was missed, the newest is all that counts. */
  @Override
  public Optional<Part> after(long missed) {
    return Optional.of(new Part(newest().publications(), told));
  }

  @Override
  public Entry entry(Recover recover) {
    return Entry.withState(newest().batches());
  }

  @Override
  public boolean isAhead(Position place) {
    return false;
  }

  @Override
  public boolean isUnheard(Position place) {
    return false;
  }

  @Override
  public boolean isIdle() {
    return groupsByType.isEmpty();
  }

  /** What has been told so far, encoded once until there is more. */
  private Newest newest() {
    if (newest == null) {
      newest = encodeNewest();
    }
    return newest;
  }

  private Newest encodeNewest() {
    List<Batch> batches = new ArrayList<>();
    List<Publication> publications = new ArrayList<>();
    for (Map.Entry<String, Group> group : groupsByType.entrySet()) {
      List<Numbered> current = List.copyOf(group.getValue().currentByKey.values());
      Optional<Publication> publication = publication(group.getKey(), current);
      if (publication.isPresent()) {
        publications.add(publication.get());
        batches.add(new Batch(group.getKey(), RoomKind.STATE, current));
      }
    }
    return new Newest(RoomJson.batches(batches), publications);
  }
}
