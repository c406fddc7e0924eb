package dev.bulletin.realtime.protocol;

/** What the server says unasked. */
public sealed interface Push extends Message {
  /** The first word to a client that says nothing itself. */
  record Connected(Reply.Greeting greeting) implements Push {}

  record Published(String channel, Publication publication) implements Push {}

  record Joined(String channel, Member member) implements Push {}

  record Left(String channel, Member member) implements Push {}

  /** The server has taken the client out of a room. */
  record Unsubscribed(String channel, Unsubscription why) implements Push {}

  /** The client has named a room on connecting in which it cannot be. */
  record Refused(String channel, ReplyError error) implements Push {}

  /** The server has put the client in a room. */
  record Subscribed(String channel, Entry entry) implements Push {}

  /** Something for this client alone, as JSON. */
  record Told(byte[] data) implements Push {}

  /** The server has said how long the connection may last from now on. */
  record Refreshed(Lifetime lifetime) implements Push {}

  /** The way to tell code and reason where the transport has no close frame of its own. */
  record Disconnected(Disconnect disconnect) implements Push {}
}
