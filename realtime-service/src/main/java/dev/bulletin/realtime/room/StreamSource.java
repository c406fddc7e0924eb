package dev.bulletin.realtime.room;

/** Where the streams of a node come from, as the rooms of an event loop see it. */
public interface StreamSource {
  /**
   * Asks for a stream: where it stands and what of it is kept, and from then on everything. It
   * comes to {@link Rooms#accept(StreamEvent)}.
   *
   * @param ticket returned with the answer
   */
  void open(String room, long ticket);

  /**
   * Somebody knows more of the stream than was told here: it is looked for, and when all that there
   * is has been told, {@link StreamEvent.Checked} follows.
   */
  void check(String room);

  /** The stream is of no more interest. */
  void close(String room);
}
