package dev.bulletin.realtime.transport.sockjs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON strings in which SockJS carries messages. */
final class SockJsText {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readerFor(JsonNode.class);

  private SockJsText() {}

  /** The messages in an array of strings, or in one string; nothing if it is anything else. */
  static Optional<List<String>> messages(String received) {
    try {
      JsonNode json = JSON.readTree(received);
      return json.isTextual() ? Optional.of(List.of(json.textValue())) : strings(json);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> strings(JsonNode json) {
    List<String> strings = new ArrayList<>(json.size());
    for (JsonNode element : json) {
      if (!element.isTextual()) {
        return Optional.empty();
      }
      strings.add(element.textValue());
    }
    return json.isArray() ? Optional.of(strings) : Optional.empty();
  }

  static String quote(String text) {
    StringBuilder json = new StringBuilder(text.length() + text.length() / 4 + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      append(json, text.charAt(i));
    }
    return json.append('"').toString();
  }

  private static void append(StringBuilder json, char c) {
    switch (c) {
      case '"', '\\' -> json.append('\\').append(c);
      case '\n' -> json.append("\\n");
      case '\r' -> json.append("\\r");
      case '\t' -> json.append("\\t");
      default -> appendPlain(json, c);
    }
  }

  private static void appendPlain(StringBuilder json, char c) {
    if (mustBeEscaped(c)) {
      json.append("\\u%04x".formatted((int) c));
    } else {
      json.append(c);
    }
  }

  /** What SockJS 0.3.3 asks for, beyond JSON: old browsers lost these characters. */
  private static boolean mustBeEscaped(char c) {
    return c < 0x20
        || (c >= 0x200c && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202f)
        || (c >= 0x2060 && c <= 0x206f)
        || c >= 0xfff0
        || Character.isSurrogate(c);
  }
}
