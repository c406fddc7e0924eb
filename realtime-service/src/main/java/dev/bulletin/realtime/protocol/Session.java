package dev.bulletin.realtime.protocol;

/**
 * Where a client that cannot send on its own connection sends its commands.
 *
 * @param id of the session, a secret between client and server; empty for one that needs none
 * @param node that holds it
 */
public record Session(String id, String node) {
  public static final Session NONE = new Session("", "");
}
