package dev.bulletin.realtime.protocol;

/** What a client asks for, or what is wrong with it. */
public sealed interface Command {
  /** Comes first, and once. */
  record Connect(long id) implements Command {}

  record Subscribe(long id, String channel) implements Command {}

  record Unsubscribe(long id, String channel) implements Command {}

  record Ping(long id) implements Command {}

  /** The answer to the server's ping: an empty object both ways. */
  record Pong() implements Command {}

  /** To be answered with an error; the connection lives on. */
  record Refused(long id, ReplyError error) implements Command {}

  /** Not to be answered: it ends the connection. */
  record Fatal(Disconnect disconnect) implements Command {}
}
