package dev.bulletin.realtime.room;

import dev.bulletin.realtime.protocol.Command.Recover;
import dev.bulletin.realtime.protocol.Entry;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.protocol.Publication;
import java.util.List;
import java.util.Optional;

/** What is in a room. Not thread-safe, as the room. */
sealed interface Contents permits StateContents, StreamContents {
  /** Whether so much waits that it should not wait for the tick. */
  boolean add(Numbered message);

  /** What has come since the last time, ready to be told. */
  Due take();

  /** How much has been told so far. */
  long told();

  /** What was told after that much was told, if it is still known; not all of it if it is much. */
  Optional<Part> after(long told);

  /** What a newcomer is told: everything of it has been taken before. */
  Entry entry(Recover recover);

  /** Whether that place is one which is still to be told here. */
  boolean isAhead(Position place);

  /** Whether that place is one which is neither told here nor waits to be. */
  boolean isUnheard(Position place);

  /** Whether nothing is lost when it is forgotten while nobody listens. */
  boolean isIdle();

  /**
   * What is to be told.
   *
   * @param size how many messages are in it
   * @param heard when the first of them came
   */
  record Due(List<Publication> publications, int size, long heard) {}

  /** What was told, up to some point. */
  record Part(List<Publication> publications, long upTo) {}
}
