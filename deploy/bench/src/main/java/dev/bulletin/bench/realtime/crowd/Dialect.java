package dev.bulletin.bench.realtime.crowd;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a server is spoken to on a WebSocket. */
public enum Dialect {
  /** The Centrifuge protocol in JSON. */
  PLAIN(/* isSockJs= */ false),
  /** The same from readers who offer to inflate, as browsers do. */
  INFLATING(/* isSockJs= */ false),
  /** The same in the frames of SockJS. */
  SOCKJS(/* isSockJs= */ true),
  /** The names of rooms, in the frames of SockJS: what {@code SockJsRival} understands. */
  RIVAL(/* isSockJs= */ true);

  private static final String OFFER =
      "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";
  private static final String PING = "{}";
  private static final String WRAPPED_PING = "a[\"{}\"]";
  private static final String WRAPPED_PONG = "[\"{}\"]";
  private static final Pattern REPLY = Pattern.compile("\"id\":\\d+");
  private static final Pattern JOINED = Pattern.compile("\"joined\":\\d+");
  private static final Pattern ERROR = Pattern.compile("\"error\":\\{[^}]*}");

  private final boolean isSockJs;

  Dialect(boolean isSockJs) {
    this.isSockJs = isSockJs;
  }

  /** Where a reader connects. */
  String path(int reader) {
    return isSockJs
        ? String.format(Locale.ROOT, "/connection/sockjs/000/r%08d/websocket", reader)
        : "/connection/websocket";
  }

  /** A header of the upgrade, or nothing. */
  String offer() {
    return this == INFLATING ? OFFER : "";
  }

  /** Whether the server speaks first. */
  boolean isGreeted() {
    return isSockJs;
  }

  boolean isGreeting(String frame) {
    return isSockJs && frame.equals("o");
  }

  /** What a reader says to be told what is new in the rooms. */
  String join(List<String> rooms) {
    return switch (this) {
      case PLAIN, INFLATING -> commands(rooms);
      case SOCKJS -> "[\"" + commands(rooms).replace("\"", "\\\"").replace("\n", "\\n") + "\"]";
      case RIVAL -> "[\"" + String.join(",", rooms) + "\"]";
    };
  }

  private static String commands(List<String> rooms) {
    return IntStream.range(0, rooms.size())
        .mapToObj(
            i -> "{\"id\":%d,\"subscribe\":{\"channel\":\"%s\"}}".formatted(i + 2, rooms.get(i)))
        .collect(Collectors.joining("\n", "{\"id\":1,\"connect\":{}}\n", ""));
  }

  /** How many answers there are to what is said. */
  int answersTo(List<String> rooms) {
    return this == RIVAL ? 1 : rooms.size() + 1;
  }

  int answersIn(String frame) {
    Pattern answer = this == RIVAL ? JOINED : REPLY;
    return (int) answer.matcher(unescaped(frame)).results().count();
  }

  /** What the server refuses, or nothing. */
  String refusalIn(String frame) {
    Matcher error = ERROR.matcher(unescaped(frame));
    return error.find() ? error.group() : "";
  }

  private static String unescaped(String frame) {
    return frame.replace("\\\"", "\"");
  }

  /** The longest frame that may be a ping and nothing else. */
  int pingBytes() {
    return isSockJs ? WRAPPED_PING.length() : PING.length();
  }

  boolean isPing(String frame) {
    return frame.equals(isSockJs ? WRAPPED_PING : PING);
  }

  String pong() {
    return isSockJs ? WRAPPED_PONG : PING;
  }
}
