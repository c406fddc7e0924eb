package dev.bulletin.realtime.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.bulletin.realtime.protocol.Command.Fatal;
import dev.bulletin.realtime.protocol.Command.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a frame: one command a line, blank lines skipped. Whatever comes in, it does not throw. */
public final class CommandDecoder {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readerFor(JsonNode.class);
  private static final long MAX_ID = 0xffff_ffffL;
  private static final int MAX_CHANNEL = 255;

  /** Commands of the protocol that this server does not offer. */
  private static final Set<String> NOT_OFFERED =
      Set.of("publish", "presence", "presence_stats", "history", "rpc", "refresh", "sub_refresh");

  private CommandDecoder() {}

  /** The commands in order; one that is fatal is the last. */
  public static List<Command> decode(String frame) {
    List<Command> commands = new ArrayList<>();
    for (String line : frame.split("\n")) {
      if (!line.isBlank()) {
        Command command = decodeLine(line);
        commands.add(command);
        if (command instanceof Fatal) {
          return commands;
        }
      }
    }
    return commands.isEmpty() ? List.of(broken()) : commands;
  }

  private static Command decodeLine(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return json.isObject() ? decode(json) : broken();
    } catch (JsonProcessingException e) {
      return broken();
    }
  }

  private static Command decode(JsonNode json) {
    if (json.isEmpty()) {
      return new Command.Pong();
    }
    if (!json.has("id")) {
      return has(json, "send") ? new Fatal(Disconnect.NOT_AVAILABLE) : broken();
    }
    JsonNode id = json.get("id");
    boolean valid = id.isIntegralNumber() && id.canConvertToLong();
    return valid && id.asLong() > 0 && id.asLong() <= MAX_ID ? decode(id.asLong(), json) : broken();
  }

  private static Command decode(long id, JsonNode json) {
    if (has(json, "connect")) {
      return json.get("connect").isObject() ? new Command.Connect(id) : invalid(id);
    }
    if (has(json, "subscribe")) {
      return hasChannel(json.get("subscribe"))
          ? new Command.Subscribe(id, channel(json.get("subscribe")))
          : invalid(id);
    }
    if (has(json, "unsubscribe")) {
      return hasChannel(json.get("unsubscribe"))
          ? new Command.Unsubscribe(id, channel(json.get("unsubscribe")))
          : invalid(id);
    }
    return has(json, "ping") ? new Command.Ping(id) : refuse(id, json);
  }

  private static Command refuse(long id, JsonNode json) {
    if (has(json, "send")) {
      return new Fatal(Disconnect.NOT_AVAILABLE);
    }
    if (NOT_OFFERED.stream().anyMatch(method -> has(json, method))) {
      return new Refused(id, ReplyError.NOT_AVAILABLE);
    }
    return json.size() > 1 ? new Refused(id, ReplyError.METHOD_NOT_FOUND) : broken();
  }

  private static boolean has(JsonNode json, String method) {
    return json.hasNonNull(method);
  }

  private static boolean hasChannel(JsonNode parameters) {
    String channel = channel(parameters);
    return !channel.isEmpty() && channel.length() <= MAX_CHANNEL;
  }

  /** Empty when there is none. */
  private static String channel(JsonNode parameters) {
    JsonNode channel = parameters.path("channel");
    return channel.isTextual() ? channel.textValue() : "";
  }

  private static Command invalid(long id) {
    return new Refused(id, ReplyError.BAD_REQUEST);
  }

  private static Command broken() {
    return new Fatal(Disconnect.BAD_REQUEST);
  }
}
