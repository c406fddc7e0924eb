package dev.bulletin.realtime.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.CodedInputStream;
import dev.bulletin.realtime.protocol.Command.Fatal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads frames into commands. Whatever comes in, it does not throw. */
public final class CommandDecoder {
  /** Numbers in data are handed on as they were written. */
  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .readerFor(JsonNode.class);

  private CommandDecoder() {}

  /**
   * Reads JSON: one command a line, blank lines skipped.
   *
   * @return the commands in order; one that is fatal is the last
   */
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
    return orBroken(commands);
  }

  private static Command decodeLine(String line) {
    try {
      JsonNode json = JSON.readTree(line);
      return json.isObject()
          ? CommandReader.read(new JsonParameters(json))
          : CommandReader.broken();
    } catch (JsonProcessingException | NumberFormatException e) {
      // The second for numbers that no BigDecimal is large enough for.
      return CommandReader.broken();
    }
  }

  /**
   * Reads Protobuf: one command after the other, each with its length before it.
   *
   * @return the commands in order; one that is fatal is the last
   */
  public static List<Command> decode(byte[] frame) {
    List<Command> commands = new ArrayList<>();
    try {
      CodedInputStream in = CodedInputStream.newInstance(frame);
      while (!in.isAtEnd()) {
        Command command = CommandReader.read(ProtobufParameters.read(in.readByteArray()));
        commands.add(command);
        if (command instanceof Fatal) {
          return commands;
        }
      }
    } catch (IOException e) {
      commands.add(CommandReader.broken());
    }
    return orBroken(commands);
  }

  private static List<Command> orBroken(List<Command> commands) {
    return commands.isEmpty() ? List.of(CommandReader.broken()) : commands;
  }
}
