package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ServiceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the fields of a request's body and tells of all that are missing at once. */
final class RequestFields {
  private final List<String> missing = new ArrayList<>();

  String text(String name, @Nullable String value) {
    if (value == null) {
      missing.add(name);
      return "";
    }
    if (value.indexOf('\0') >= 0) { // PostgreSQL cannot keep it.
      throw ServiceException.invalid(name, "contains the character U+0000");
    }
    return value;
  }

  /** An element that is null is missing too. */
  List<String> list(String name, @Nullable List<@Nullable String> values) {
    if (values == null) {
      missing.add(name);
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      texts.add(text("%s[%d]".formatted(name, i), values.get(i)));
    }
    return texts;
  }

  <K, V> Map<K, V> map(String name, @Nullable Map<K, V> values) {
    if (values == null || values.isEmpty()) {
      missing.add(name);
      return Collections.emptyMap();
    }
    return values;
  }

  /**
   * Ends taking.
   *
   * @throws ServiceException naming what is missing
   */
  void finish() {
    if (!missing.isEmpty()) {
      throw ServiceException.invalid(String.join(", ", missing), "required");
    }
  }
}
