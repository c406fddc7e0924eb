package dev.bulletin.bench.realtime.crowd;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a server is spoken to on a WebSocket. */
public enum Dialect {
  /** The Centrifuge protocol in JSON. */
  PLAIN(Place.PLAIN, Ping.EMPTY, Ping.EMPTY),
  /** The same from readers who offer to inflate, as browsers do. */
  INFLATING(Place.PLAIN, Ping.EMPTY, Ping.EMPTY),
  /** The same in the frames of SockJS. */
  SOCKJS(Place.SOCKJS, Ping.WRAPPED, Ping.WRAPPED_ANSWER),
  /** The names of rooms, in the frames of SockJS: what {@code SockJsRival} understands. */
  RIVAL(Place.SOCKJS, Ping.WRAPPED, Ping.WRAPPED_ANSWER),
  /** The names of rooms as they are, without pings but those of WebSocket. */
  NAMES(Place.ROOT, Ping.NONE, Ping.NONE),
  /** Socket.IO 5 on Engine.IO 4, on a WebSocket from the beginning. */
  SOCKET_IO(Place.SOCKET_IO, Ping.ENGINE_IO, Ping.ENGINE_IO_ANSWER);

  /** Where readers connect; that of SockJS has their number in it. */
  private static final class Place {
    static final String ROOT = "/";
    static final String PLAIN = "/connection/websocket";
    static final String SOCKJS = "/connection/sockjs/000/r%08d/websocket";
    static final String SOCKET_IO = "/socket.io/?EIO=4&transport=websocket";
  }

  /** What a server says to see whether somebody is there, and what it is answered. */
  private static final class Ping {
    static final String NONE = "";
    static final String EMPTY = "{}";
    static final String WRAPPED = "a[\"{}\"]";
    static final String WRAPPED_ANSWER = "[\"{}\"]";
    static final String ENGINE_IO = "2";
    static final String ENGINE_IO_ANSWER = "3";
  }

  private static final String OFFER =
      "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n";

  /** What Engine.IO opens with, and Socket.IO after it. */
  private static final String OPENED = "0{";

  private static final String CONNECT = "40";
  private static final String CONNECTED = "40{";
  private static final String SOCKJS_OPENED = "o";
  private static final byte NEWLINE = '\n';
  private static final Pattern REPLY = Pattern.compile("\"id\":\\d+");
  private static final Pattern JOINED = Pattern.compile("\"joined\":\\d+");
  private static final Pattern ERROR = Pattern.compile("\"error\":\\{[^}]*}");

  private final String place;
  private final String ping;
  private final String pong;

  Dialect(String place, String ping, String pong) {
    this.place = place;
    this.ping = ping;
    this.pong = pong;
  }

  /** Where a reader connects. */
  String path(int reader) {
    return place.equals(Place.SOCKJS) ? String.format(Locale.ROOT, place, reader) : place;
  }

  /** A header of the upgrade, or nothing. */
  String offer() {
    return this == INFLATING ? OFFER : "";
  }

  /** Whether the server speaks first. */
  boolean isGreeted() {
    return place.equals(Place.SOCKJS) || place.equals(Place.SOCKET_IO);
  }

  /** What a reader who arrives says to such a frame, or nothing. */
  String replyTo(String frame, List<String> rooms) {
    return switch (this) {
      case PLAIN, INFLATING, NAMES -> "";
      case SOCKJS, RIVAL -> frame.equals(SOCKJS_OPENED) ? join(rooms) : "";
      case SOCKET_IO ->
          frame.startsWith(OPENED) ? CONNECT : frame.startsWith(CONNECTED) ? join(rooms) : "";
    };
  }

  /** What a reader says to be told what is new in the rooms. */
  String join(List<String> rooms) {
    return switch (this) {
      case PLAIN, INFLATING -> commands(rooms);
      case SOCKJS -> "[\"" + commands(rooms).replace("\"", "\\\"").replace("\n", "\\n") + "\"]";
      case RIVAL -> "[\"" + String.join(",", rooms) + "\"]";
      case NAMES -> String.join(",", rooms);
      case SOCKET_IO -> "42[\"join\",[\"" + String.join("\",\"", rooms) + "\"]]";
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
    return answersEach() ? rooms.size() + 1 : 1;
  }

  int answersIn(String frame) {
    Pattern answer = answersEach() ? REPLY : JOINED;
    return (int) answer.matcher(unescaped(frame)).results().count();
  }

  /** Whether each command is answered, or all rooms at once. */
  private boolean answersEach() {
    return switch (this) {
      case PLAIN, INFLATING, SOCKJS -> true;
      case RIVAL, NAMES, SOCKET_IO -> false;
    };
  }

  /** What the server refuses, or nothing. */
  String refusalIn(String frame) {
    Matcher error = ERROR.matcher(unescaped(frame));
    return error.find() ? error.group() : "";
  }

  private static String unescaped(String frame) {
    return frame.replace("\\\"", "\"");
  }

  /** Whether a line of a frame is a ping: who sends much may send it together with messages. */
  boolean isPinged(ByteBuf in, int from, int to) {
    int start = from;
    for (int end = in.indexOf(start, to, NEWLINE); end >= 0; end = in.indexOf(start, to, NEWLINE)) {
      if (isPing(in, start, end)) {
        return true;
      }
      start = end + 1;
    }
    return isPing(in, start, to);
  }

  private boolean isPing(ByteBuf in, int from, int to) {
    return to - from == ping.length()
        && to > from
        && in.toString(from, to - from, StandardCharsets.UTF_8).equals(ping);
  }

  String pong() {
    return pong;
  }
}
