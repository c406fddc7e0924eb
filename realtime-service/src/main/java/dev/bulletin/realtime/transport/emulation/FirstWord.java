package dev.bulletin.realtime.transport.emulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What a client says that says nothing after it: the request to connect, without a command. */
final class FirstWord {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readerFor(JsonNode.class);

  private FirstWord() {}

  /**
   * The one command that it stands for, whatever is in it; nothing, which is no command, for what
   * is no JSON.
   *
   * @param request blank from one that wishes for nothing
   */
  static String command(String request) {
    if (request.isBlank()) {
      return command("{}");
    }
    try {
      JsonNode connect = JSON.readTree(request);
      return JsonNodeFactory.instance.objectNode().put("id", 1).set("connect", connect).toString();
    } catch (JsonProcessingException e) {
      return "";
    }
  }
}
