package dev.bulletin.gateway.socket;

import java.util.Optional;

/** What a path under {@code /connection} is for. */
final class SocketPath {
  static final String ROOT = "/connection";

  private static final String SOCKJS = ROOT + "/sockjs";

  private SocketPath() {}

  static boolean isSockJs(String path) {
    return path.equals(SOCKJS) || path.startsWith(SOCKJS + "/");
  }

  /**
   * The session in {@code /connection/sockjs/<server>/<session>/<transport>}. It lives on one
   * instance, so all its requests must go there.
   */
  static Optional<String> session(String path) {
    if (!isSockJs(path)) {
      return Optional.empty();
    }
    String[] parts = path.substring(SOCKJS.length()).split("/", -1);
    return parts.length == 4 ? Optional.of(parts[2]) : Optional.empty();
  }
}
