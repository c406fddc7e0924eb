package dev.bulletin.realtime.room;

import dev.bulletin.realtime.protocol.Command.Slice;
import dev.bulletin.realtime.protocol.Position;
import dev.bulletin.realtime.protocol.Publication;
import io.vertx.core.Future;
import java.util.List;

/** What is kept of the streams of rooms. */
@FunctionalInterface
public interface Histories {
  /**
   * Reads a part of a room's stream.
   *
   * @return fails with GONE when the slice begins in another epoch, with UNAVAILABLE when nothing
   *     can be read at present
   */
  Future<Past> read(String room, Slice slice);

  /**
   * A part of a stream.
   *
   * @param position where the whole stream stands
   */
  record Past(List<Publication> publications, Position position) {
    public Past {
      publications = List.copyOf(publications);
    }
  }
}
