package dev.bulletin.realtime.room;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.bulletin.contract.realtime.RoomMessage;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at a message once, before it is written to thousands of readers: one that is not JSON would
 * end all their connections at once.
 */
public final class MessageCheck {
  static final int MAX_JSON = 262_144;

  private static final JsonFactory JSON = new JsonFactory();

  private MessageCheck() {}

  /** The message as it can be told, or nothing. */
  public static Optional<RoomMessage> sound(RoomMessage message, RoomRules rules) {
    boolean complete =
        Stream.of(
                message.room(),
                message.type(),
                message.key(),
                message.at(),
                message.id(),
                message.json())
            .allMatch(Objects::nonNull);
    return complete && isOneValue(message.json())
        ? rules.find(message.room()).map(rule -> told(message, rule))
        : Optional.empty();
  }

  /** Whether it is one JSON value, and not too long. */
  public static boolean isOneValue(String json) {
    if (json.length() > MAX_JSON) {
      return false;
    }
    try (JsonParser parser = JSON.createParser(json)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * The room says the kind. A line feed ends a reply; in JSON it only ever stands between tokens.
   */
  private static RoomMessage told(RoomMessage message, RoomRule rule) {
    return new RoomMessage(
        message.room(),
        rule.kind(),
        message.type(),
        message.key(),
        message.at(),
        message.id(),
        message.json().replace('\n', ' '));
  }
}
