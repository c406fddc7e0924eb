package dev.bulletin.realtime.protocol;

/** What the server says, in whatever format. */
public sealed interface Message permits Message.Ping, Reply, Push {
  /** Asks for a sign of life: an empty message, answered with the same. */
  record Ping() implements Message {}
}
