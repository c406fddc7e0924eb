package dev.bulletin.realtime.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client asks for, or what is wrong with it. Texts and data not given are empty. */
public sealed interface Command {
  /**
   * Comes first, and once.
   *
   * @param subscriptions by rooms: where the client stood in those that the server had put it in,
   *     and from one that says nothing after this, where it wishes to be
   */
  record Connect(long id, String token, Map<String, Subscribe> subscriptions) implements Command {
    public Connect {
      subscriptions = Map.copyOf(subscriptions);
    }
  }

  record Subscribe(
      long id,
      String channel,
      String token,
      Recover recover,
      boolean positioned,
      boolean recoverable,
      boolean joinLeave)
      implements Command {}

  record Unsubscribe(long id, String channel) implements Command {}

  record Publish(long id, String channel, byte[] data) implements Command {}

  record Presence(long id, String channel) implements Command {}

  record PresenceStats(long id, String channel) implements Command {}

  record History(long id, String channel, Slice slice) implements Command {}

  record Ping(long id) implements Command {}

  /** Never answered. */
  record Send() implements Command {}

  record Rpc(long id, String method) implements Command {}

  record Refresh(long id, String token) implements Command {}

  record SubRefresh(long id, String channel, String token) implements Command {}

  /** The answer to the server's ping: an empty message both ways. */
  record Pong() implements Command {}

  /** To be answered with an error; the connection lives on. */
  record Refused(long id, ReplyError error) implements Command {}

  /** Not to be answered: it ends the connection. */
  record Fatal(Disconnect disconnect) implements Command {}

  /**
   * Whether and from where on the client wants to be told what it has missed.
   *
   * @param from the last that it was told
   */
  record Recover(boolean wanted, Position from) {
    public static final Recover NOT = new Recover(false, Position.NONE);
  }

  /**
   * A part of a room's stream.
   *
   * @param limit how much of it; 0 for nothing but where the stream stands, less for all
   * @param since only what comes after it, backwards what comes before; null for all
   * @param backwards the newest first
   */
  record Slice(int limit, @Nullable Position since, boolean backwards) {}
}
