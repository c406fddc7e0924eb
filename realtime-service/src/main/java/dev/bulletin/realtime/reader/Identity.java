package dev.bulletin.realtime.reader;

import dev.bulletin.realtime.access.ConnectionToken;
import dev.bulletin.realtime.access.Expiry;
import dev.bulletin.realtime.access.RoomToken;
import dev.bulletin.realtime.protocol.Member;

/**
 * Who a reader is.
 *
 * @param client the connection's id
 * @param anywhere how the reader is seen in rooms for which no token says more
 */
record Identity(String client, ConnectionToken token, Member anywhere) {
  static Identity of(String client, ConnectionToken token) {
    return new Identity(client, token, new Member(token.user(), client, token.info(), ""));
  }

  String user() {
    return token.user();
  }

  /** How the reader is seen where that token has let it in. */
  Member in(RoomToken room) {
    return room.info().isEmpty() ? anywhere : new Member(user(), client, token.info(), room.info());
  }

  /** The same for another time. */
  Identity until(long expiresAt) {
    return new Identity(client, token.until(expiresAt), anywhere);
  }

  boolean hasExpired(long now) {
    return Expiry.isOver(token.expiresAt(), now);
  }
}
