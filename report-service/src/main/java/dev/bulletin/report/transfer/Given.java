package dev.bulletin.report.transfer;

import dev.bulletin.common.error.ServiceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what a line must say. */
final class Given {
  private Given() {}

  /**
   * The value of a field.
   *
   * @throws ServiceException INVALID_REQUEST, naming the field, when it is missing
   */
  static <T> T value(String field, @Nullable T value) {
    if (value == null) {
      throw ServiceException.invalid(field, "required");
    }
    return value;
  }

  /** All of a list, or nothing when there is none. */
  static <T> List<T> all(String field, @Nullable List<@Nullable T> values) {
    List<T> all = new ArrayList<>();
    for (T value : values == null ? List.<@Nullable T>of() : values) {
      all.add(value(field + "[" + all.size() + "]", value));
    }
    return all;
  }
}
