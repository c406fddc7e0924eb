package dev.bulletin.realtime.protocol;

/** What the server calls itself. */
final class ServerVersion {
  static final String TEXT = "bulletin 1";

  private ServerVersion() {}
}
