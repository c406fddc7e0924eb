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
    return value;
  }

  /** An element that is null is missing too. */
  <T> List<T> list(String name, @Nullable List<T> values) {
    if (values == null) {
      missing.add(name);
      return List.of();
    }
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) == null) {
        missing.add("%s[%d]".formatted(name, i));
      }
    }
    return values;
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
