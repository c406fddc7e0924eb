package dev.bulletin.dashboard.source;

import dev.bulletin.common.upstream.UpstreamException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object that somebody else has written. What is missing, or is not of its
 * kind, makes the answer invalid; no message repeats what was sent.
 */
final class Fields {
  /** Bounded, so that no exponent can blow a number up. */
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

  private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
  private static final BigDecimal LIMIT = BigDecimal.TEN.pow(20);
  private static final int MAX_SCALE = 40;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private final String prefix;
  private final JsonObject json;

  private Fields(String prefix, JsonObject json) {
    this.prefix = prefix;
    this.json = json;
  }

  static UpstreamException invalid(String detail) {
    return UpstreamException.invalid(detail);
  }

  /** Of an answer that is an object. */
  static Fields of(Buffer body) {
    try {
      return new Fields("", new JsonObject(body));
    } catch (DecodeException | ClassCastException e) {
      throw invalid("the answer is no JSON object");
    }
  }

  /** An answer that is an array. */
  static JsonArray array(Buffer body) {
    try {
      return new JsonArray(body);
    } catch (DecodeException | ClassCastException e) {
      throw invalid("the answer is no JSON array");
    }
  }

  /** Of an object within an answer, called that where something is wrong with it. */
  static Fields of(String name, @Nullable Object element) {
    if (element instanceof JsonObject object) {
      return new Fields(name + ": ", object);
    }
    throw invalid(name + " is missing or no object");
  }

  Fields object(String field) {
    return of(prefix + field, json.getValue(field));
  }

  /** The one element of an array. */
  Fields only(String field) {
    if (json.getValue(field) instanceof JsonArray array && array.size() == 1) {
      return of(prefix + field, array.getValue(0));
    }
    throw invalid(prefix + field + " is not one element");
  }

  boolean isNull(String field) {
    return json.getValue(field) == null;
  }

  /** A decimal that is written as text. */
  Figure text(String field) {
    return text(prefix + field, json.getValue(field));
  }

  static Figure text(String name, @Nullable Object value) {
    if (value instanceof String text && NUMBER.matcher(text).matches()) {
      return new Figure(name, new BigDecimal(text));
    }
    throw invalid(name + " is missing or no number");
  }

  /** A JSON number, with the digits that it was written with. */
  Figure number(String field) {
    Object value = json.getValue(field);
    if (!(value instanceof Number) || (value instanceof Double d && !Double.isFinite(d))) {
      throw invalid(prefix + field + " is missing or no number");
    }
    BigDecimal number = new BigDecimal(value.toString());
    if (number.abs().compareTo(LIMIT) >= 0 || number.scale() > MAX_SCALE) {
      throw invalid(prefix + field + " is no possible number");
    }
    return new Figure(prefix + field, number);
  }

  /** A time in milliseconds. */
  Instant millis(String field, TimeWindow window) {
    return window.check(prefix + field, millis(prefix + field, json.getValue(field)));
  }

  static Instant millis(String name, @Nullable Object value) {
    if (value instanceof Long millis && millis >= 0 && millis <= END_OF_TIME.toEpochMilli()) {
      return Instant.ofEpochMilli(millis);
    }
    throw invalid(name + " is missing or no time");
  }

  /** A time in whole seconds, as a number. */
  Instant seconds(String field, TimeWindow window) {
    Object value = json.getValue(field);
    if (value instanceof Integer || value instanceof Long) {
      return window.check(prefix + field, seconds(field, ((Number) value).longValue()));
    }
    throw invalid(prefix + field + " is missing or no time");
  }

  /** A time in whole seconds, as text. */
  Instant textSeconds(String field, TimeWindow window) {
    if (json.getValue(field) instanceof String text && SECONDS.matcher(text).matches()) {
      return window.check(prefix + field, seconds(field, Long.parseLong(text)));
    }
    throw invalid(prefix + field + " is missing or no time");
  }

  private Instant seconds(String field, long value) {
    if (value < 0 || value > END_OF_TIME.getEpochSecond()) {
      throw invalid(prefix + field + " is missing or no time");
    }
    return Instant.ofEpochSecond(value);
  }
}
