package dev.bulletin.gateway.socket;

import dev.bulletin.contract.realtime.SocketPaths;
import java.util.List;
import java.util.Optional;

/** What a path under {@code /connection} is for. */
final class SocketPath {
  static final String ROOT = SocketPaths.ROOT;
  static final String EMULATION = SocketPaths.EMULATION;

  private static final String SOCKJS = ROOT + "/sockjs";

  private SocketPath() {}

  static boolean isSockJs(String path) {
    return path.equals(SOCKJS) || path.startsWith(SOCKJS + "/");
  }

  /** The transports that a path serves; one that is not known is the business of WebSockets. */
  static List<String> transports(String path) {
    if (isSockJs(path)) {
      return List.of(SocketConfig.SOCKJS);
    }
    return switch (path) {
      case ROOT + "/http_stream" -> List.of(SocketConfig.HTTP_STREAM);
      case ROOT + "/sse", ROOT + "/uni_sse" -> List.of(SocketConfig.SSE);
      case EMULATION, ROOT + EMULATION -> List.of(SocketConfig.HTTP_STREAM, SocketConfig.SSE);
      default -> List.of(SocketConfig.WEBSOCKET);
    };
  }

  /**
   * The session in {@code /connection/sockjs/<server>/<session>/<transport>}. It lives on one
   * instance; a request that goes to another costs a hop more.
   */
  static Optional<String> session(String path) {
    if (!isSockJs(path)) {
      return Optional.empty();
    }
    String[] parts = path.substring(SOCKJS.length()).split("/", -1);
    return parts.length == 4 ? Optional.of(parts[2]) : Optional.empty();
  }
}
