package dev.bulletin.report.store;

import dev.bulletin.common.error.ServiceException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts that PostgreSQL can keep and anybody can read back. */
public final class StorableText {
  private StorableText() {}

  /**
   * Passes a text that is one: PostgreSQL keeps no NUL, and half a surrogate pair is no character
   * anywhere.
   *
   * @throws ServiceException INVALID_REQUEST, naming the field
   */
  public static void check(String field, @Nullable String text) {
    if (text == null) {
      throw ServiceException.invalid(field, "required");
    }
    if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw ServiceException.invalid(field, "holds something that is not a character");
    }
  }
}
