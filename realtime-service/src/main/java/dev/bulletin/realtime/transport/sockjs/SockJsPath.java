package dev.bulletin.realtime.transport.sockjs;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an address of a SockJS service is for.
 *
 * @param session empty where there is none
 */
record SockJsPath(Kind kind, String session) {
  private static final Pattern IFRAME = Pattern.compile("/iframe[0-9a-z.\\-_]*\\.html");
  private static final Pattern SESSION = Pattern.compile("/[^/.]+/([^/.]+)/([a-z_]+)");

  enum Kind {
    GREETING("GET"),
    IFRAME("GET"),
    LIBRARY("GET"),
    INFO("GET"),
    /** A WebSocket without SockJS's framing. */
    RAW_WEBSOCKET("GET"),
    WEBSOCKET("GET"),
    XHR("POST"),
    XHR_STREAMING("POST"),
    XHR_SEND("POST"),
    EVENTSOURCE("GET"),
    HTMLFILE("GET"),
    JSONP("GET"),
    JSONP_SEND("POST"),
    UNKNOWN("GET");

    private final String method;

    Kind(String method) {
      this.method = method;
    }

    String method() {
      return method;
    }

    boolean isWebSocket() {
      return this == WEBSOCKET || this == RAW_WEBSOCKET;
    }

    /** As the last part of an address with a session. */
    private boolean isCalled(String name) {
      return compareTo(WEBSOCKET) >= 0 && compareTo(UNKNOWN) < 0 && name().equalsIgnoreCase(name);
    }
  }

  /** Nothing if the path belongs to somebody else. */
  static Optional<SockJsPath> parse(String base, String path) {
    if (!path.startsWith(base)) {
      return Optional.empty();
    }
    String rest = path.substring(base.length());
    return rest.isEmpty() || rest.startsWith("/") ? Optional.of(parse(rest)) : Optional.empty();
  }

  private static SockJsPath parse(String rest) {
    return switch (rest) {
      case "", "/" -> without(Kind.GREETING);
      case "/info" -> without(Kind.INFO);
      case "/websocket" -> without(Kind.RAW_WEBSOCKET);
      case IframePage.LIBRARY -> without(Kind.LIBRARY);
      default -> IFRAME.matcher(rest).matches() ? without(Kind.IFRAME) : ofSession(rest);
    };
  }

  private static SockJsPath without(Kind kind) {
    return new SockJsPath(kind, "");
  }

  private static SockJsPath ofSession(String rest) {
    Matcher parts = SESSION.matcher(rest);
    if (!parts.matches()) {
      return without(Kind.UNKNOWN);
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.isCalled(parts.group(2)))
        .findFirst()
        .map(kind -> new SockJsPath(kind, parts.group(1)))
        .orElse(without(Kind.UNKNOWN));
  }
}
