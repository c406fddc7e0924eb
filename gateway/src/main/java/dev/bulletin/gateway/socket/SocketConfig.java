package dev.bulletin.gateway.socket;

import dev.bulletin.common.config.ConfigReader;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is passed through to realtime-service, and what it is told about it.
 *
 * @param transports in the browser's order of trial; another is refused here already
 * @param publicUrl the origin that browsers see, such as {@code https://bulletin.example}; empty
 *     when they reach the gateway directly
 * @param drain over how long readers are sent away when the gateway stops
 */
public record SocketConfig(List<String> transports, String publicUrl, Duration drain) {
  static final String WEBSOCKET = "websocket";
  static final String SOCKJS = "sockjs";
  static final String HTTP_STREAM = "http_stream";
  static final String SSE = "sse";

  private static final List<String> ALL = List.of(WEBSOCKET, SOCKJS, HTTP_STREAM, SSE);
  private static final Pattern ORIGIN = Pattern.compile("(https?)://([^/?#@\\s]+)");

  public SocketConfig {
    transports = List.copyOf(transports);
  }

  public static SocketConfig read(ConfigReader in) {
    return new SocketConfig(
        transports(in),
        publicUrl(in),
        in.duration(
            "BULLETIN_SOCKETS_DRAIN",
            Duration.ofSeconds(10),
            Duration.ZERO,
            Duration.ofSeconds(30)));
  }

  private static List<String> transports(ConfigReader in) {
    String setting = "BULLETIN_TRANSPORTS";
    List<String> given = in.list(setting, ALL);
    if (given.isEmpty()
        || !ALL.containsAll(given)
        || given.stream().distinct().count() < given.size()) {
      in.reject(setting, "expected some of " + String.join(", ", ALL));
      return ALL;
    }
    return given;
  }

  private static String publicUrl(ConfigReader in) {
    String setting = "BULLETIN_PUBLIC_URL";
    String given = in.string(setting, "");
    if (!given.isEmpty() && !ORIGIN.matcher(given).matches()) {
      in.reject(setting, "expected an origin such as https://bulletin.example, without a path");
      return "";
    }
    return given;
  }

  boolean has(String transport) {
    return transports.contains(transport);
  }

  /** The scheme that browsers use. */
  String scheme(String ofRequest) {
    return part(1, ofRequest);
  }

  /** The host that browsers use. */
  String host(String ofRequest) {
    return part(2, ofRequest);
  }

  private String part(int group, String otherwise) {
    Matcher origin = ORIGIN.matcher(publicUrl);
    return origin.matches() ? origin.group(group) : otherwise;
  }
}
