package dev.bulletin.contract.realtime;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How it goes for one connection.
 *
 * @param node where it is
 * @param client the connection's id; empty before its first word
 * @param user empty for one that has shown no token
 * @param address the network that it comes from, without what tells households apart; empty when it
 *     is not known
 * @param transport such as {@code websocket}
 * @param rooms that it is in
 * @param frames that were written to it
 * @param bytes that were written to it, compressed where they were
 * @param marks rooms of which it is still to be told something
 * @param stalledSince since when nothing of that could be written; null when there is nothing
 * @param waiting bytes that its network has not taken yet; null where the transport does not know
 */
public record ReaderTraffic(
    String node,
    String client,
    String user,
    String address,
    String transport,
    Instant since,
    int rooms,
    long frames,
    long bytes,
    int marks,
    @Nullable Instant stalledSince,
    @Nullable Long waiting) {
  /** Those first that nothing has reached for longest. */
  public static final Comparator<ReaderTraffic> SLOWEST_FIRST =
      Comparator.comparing(
              ReaderTraffic::stalledSince, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
          .thenComparing(Comparator.comparingInt(ReaderTraffic::marks).reversed())
          .thenComparing(ReaderTraffic::client);

  /** Those first that most was sent to. */
  public static final Comparator<ReaderTraffic> BUSIEST_FIRST =
      Comparator.comparingLong(ReaderTraffic::bytes)
          .reversed()
          .thenComparing(ReaderTraffic::client);
}
