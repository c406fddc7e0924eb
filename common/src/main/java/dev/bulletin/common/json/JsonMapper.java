package dev.bulletin.common.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.bulletin.common.error.ErrorCode;
import dev.bulletin.common.error.ServiceException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Records to JSON and back, in one way everywhere: instants as ISO 8601, decimals as written. */
public final class JsonMapper {
  /** Between our own services: fields that this version does not know are ignored. */
  private static final ObjectMapper LENIENT =
      com.fasterxml.jackson.databind.json.JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .serializationInclusion(JsonInclude.Include.ALWAYS)
          .build();

  /** From outside: what we do not know is a mistake that its author wants to hear of. */
  private static final ObjectMapper STRICT =
      com.fasterxml.jackson.databind.json.JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(LogicalType.Textual, JsonMapper::refuseNumbers)
          .build();

  private JsonMapper() {}

  /** A text is a text: what looks like another type is a mistake. */
  private static void refuseNumbers(MutableCoercionConfig texts) {
    texts
        .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
  }

  public static byte[] bytes(Object value) {
    try {
      return LENIENT.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String string(Object value) {
    try {
      return LENIENT.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Buffer buffer(Object value) {
    return Buffer.buffer(bytes(value));
  }

  /** Reads what one of our own services wrote. */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      return LENIENT.readValue(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads what one of our own services wrote. */
  public static <T> T read(String json, Class<T> type) {
    try {
      return LENIENT.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a request's body.
   *
   * @throws ServiceException INVALID_REQUEST, naming the field or the place that is wrong
   */
  public static <T> T readRequest(Buffer body, Class<T> type) {
    return read(body, type, at -> "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()));
  }

  /**
   * Reads a line of a request's body.
   *
   * @throws ServiceException INVALID_REQUEST, naming the field or the place that is wrong
   */
  public static <T> T readLine(Buffer line, Class<T> type) {
    return read(line, type, at -> "column " + at.getColumnNr());
  }

  private static <T> T read(Buffer body, Class<T> type, Function<JsonLocation, String> place) {
    try {
      T value = STRICT.readValue(body.getBytes(), type);
      if (value == null) {
        throw new ServiceException(
            ErrorCode.INVALID_REQUEST, "the body is null, expected an object");
      }
      return value;
    } catch (JsonMappingException e) {
      throw ServiceException.invalid(pathOf(e), reasonOf(e));
    } catch (JsonProcessingException e) {
      throw new ServiceException(
          ErrorCode.INVALID_REQUEST, "not JSON: " + place.apply(e.getLocation()));
    } catch (IOException e) {
      throw new ServiceException(ErrorCode.INVALID_REQUEST, "not JSON: not in UTF-8");
    }
  }

  /** What keeps this version from reading what one of our own services wrote: field and reason. */
  public static String complaint(UncheckedIOException unread) {
    return unread.getCause() instanceof JsonMappingException e
        ? pathOf(e) + ": " + reasonOf(e)
        : "not JSON";
  }

  private static String pathOf(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
            .collect(Collectors.joining("."))
            .replace(".[", "[");
    return path.isEmpty() ? "body" : path;
  }

  private static String reasonOf(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "no such field; known are "
          + unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
      return "expected one of "
          + Arrays.stream(wrong.getTargetType().getEnumConstants())
              .map(constant -> LENIENT.convertValue(constant, String.class))
              .collect(Collectors.joining(", "));
    }
    Throwable cause = e.getCause();
    if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
      return cause.getMessage();
    }
    if (cause instanceof NullPointerException) {
      return "a field that is needed is missing";
    }
    return "not of the expected type";
  }
}
