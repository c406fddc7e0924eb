package dev.bulletin.bench.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.bulletin.bench.BenchException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A reader of one dashboard: notes when which value of a tile arrives. */
final class SocketReader implements WebSocket.Listener, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String PING = "{}";

  private final String room;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> replies = new LinkedBlockingQueue<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  private SocketReader(String origin, String room) {
    this.room = room;
    URI address = URI.create(origin.replaceFirst("^http", "ws") + "/connection/websocket");
    this.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(address, this).join();
  }

  /** A value, and when it had come. */
  private record Arrival(long value, long nanoTime) {}

  /** Ends when the room has been joined. */
  static SocketReader join(String origin, String room) throws InterruptedException {
    var reader = new SocketReader(origin, room);
    reader.ask(1, "\"connect\":{}");
    reader.ask(2, "\"subscribe\":{\"channel\":\"%s\"}".formatted(room));
    return reader;
  }

  private void ask(int id, String command) throws InterruptedException {
    socket.sendText("{\"id\":%d,%s}".formatted(id, command), /* last= */ true).join();
    String reply = replies.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    if (reply == null || reply.contains("\"error\"")) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN, "%s cannot be joined: %s".formatted(room, reply));
    }
  }

  /** When the value had come; empty when it does not come in time. */
  Optional<Long> await(long value) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      Arrival arrival = arrivals.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (arrival == null || arrival.value() == value) {
        return Optional.ofNullable(arrival).map(Arrival::nanoTime);
      }
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    long now = System.nanoTime();
    text.append(data);
    if (last) {
      text.toString().lines().forEach(line -> take(line, now));
      text.setLength(0);
    }
    return WebSocket.Listener.super.onText(from, data, last);
  }

  private void take(String line, long now) {
    if (line.equals(PING)) {
      socket.sendText(PING, /* last= */ true);
    } else if (line.startsWith("{\"id\":")) {
      replies.add(line);
    } else {
      values(line, now);
    }
  }

  private void values(String line, long now) {
    JsonNode messages = read(line).at("/push/pub/data/messages");
    messages.forEach(message -> arrivals.add(arrival(message, now)));
  }

  private static Arrival arrival(JsonNode message, long now) {
    return new Arrival(message.at("/data/figure/value").asLong(), now);
  }

  private static JsonNode read(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not JSON: " + line, e);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
