package dev.bulletin.realtime.room;

import dev.bulletin.contract.realtime.RoomKind;
import dev.bulletin.contract.realtime.RoomMessage;
import dev.bulletin.realtime.metrics.RealtimeMetrics;
import dev.bulletin.realtime.protocol.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each message of a state room its place before the event loops see it, so that all of them
 * agree, and keeps out what was published before and what no reader could read. Messages of streams
 * get their place later, where all nodes agree. Not thread-safe: lives where the bus delivers.
 */
public final class Numbering {
  static final int MAX_ROOMS = 10_000;
  static final int REMEMBERED = 256;

  private static final Logger log = LoggerFactory.getLogger(Numbering.class);

  private final RoomRules rules;
  private final String epoch;
  private final RealtimeMetrics metrics;
  private final Map<String, Sequence> sequencesByRoom = new HashMap<>();

  /** Numbers from 1 in each room. */
  public Numbering(RoomRules rules, String epoch, RealtimeMetrics metrics) {
    this.rules = rules;
    this.epoch = epoch;
    this.metrics = metrics;
  }

  private record Identity(String key, String id) {}

  private static final class Sequence {
    private final Set<Identity> recent = new LinkedHashSet<>();
    private final Frequency frequency = new Frequency();
    private long offset;

    boolean isRepeated(Identity identity) {
      if (!recent.add(identity)) {
        return true;
      }
      if (recent.size() > REMEMBERED) {
        recent.remove(recent.iterator().next());
      }
      return false;
    }
  }

  /** The messages that are to be told, in order; those of streams without a place. */
  public List<Numbered> number(List<RoomMessage> messages) {
    List<Numbered> numbered = new ArrayList<>(messages.size());
    for (RoomMessage message : messages) {
      Optional<RoomMessage> sound = MessageCheck.sound(message, rules);
      if (sound.isPresent() && hasPlace(message.room())) {
        number(sound.get(), numbered);
      } else {
        metrics.refused();
        log.debug("refused a message for room {}", message.room());
      }
    }
    return numbered;
  }

  /** How many publications a second have come for each room of late. */
  public Map<String, Double> publications(long nanos) {
    Map<String, Double> publicationsByRoom = new HashMap<>();
    sequencesByRoom.forEach(
        (room, sequence) -> publicationsByRoom.put(room, sequence.frequency.perSecond(nanos)));
    return publicationsByRoom;
  }

  private boolean hasPlace(String room) {
    return sequencesByRoom.containsKey(room) || sequencesByRoom.size() < MAX_ROOMS;
  }

  private void number(RoomMessage message, List<Numbered> numbered) {
    Sequence sequence = sequencesByRoom.computeIfAbsent(message.room(), room -> new Sequence());
    if (sequence.isRepeated(new Identity(message.key(), message.id()))) {
      metrics.repeated();
      return;
    }
    long heard = System.nanoTime();
    metrics.accepted();
    sequence.frequency.add(heard);
    Position position =
        message.kind() == RoomKind.STATE ? new Position(++sequence.offset, epoch) : Position.NONE;
    numbered.add(new Numbered(message, position, heard));
  }
}
