package dev.bulletin.realtime.transport.emulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;

/**
 * What a client sends beside its endless answer.
 *
 * @param session of that answer
 * @param node that gives it
 * @param data commands, one a line
 */
record SentCommands(String session, String node, String data) {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readerFor(JsonNode.class);

  /** Fails for anything that lacks one of the three. */
  static SentCommands read(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return new SentCommands(text(json, "session"), text(json, "node"), text(json, "data"));
    } catch (JsonProcessingException e) {
      throw broken();
    }
  }

  private static String text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw broken();
    }
    return value.textValue();
  }

  private static ServiceException broken() {
    return new ServiceException(
        ErrorCode.INVALID_REQUEST, "expected an object with the texts session, node and data");
  }
}
