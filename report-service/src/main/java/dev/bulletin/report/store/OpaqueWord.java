package dev.bulletin.report.store;

import dev.bulletin.common.error.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Places in lists as words that fit into a URL and that nobody is to read meaning into. */
public final class OpaqueWord {
  private OpaqueWord() {}

  /** The word for that content. */
  public static String of(String content) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(content.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The content of a word, if it is one at all.
   *
   * @throws ServiceException INVALID_REQUEST, naming {@code after}
   */
  public static String decode(String word) {
    try {
      return new String(Base64.getUrlDecoder().decode(word), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw broken();
    }
  }

  /** What to tell of a word that no page has given. */
  public static ServiceException broken() {
    return ServiceException.invalid(
        "after", "expected the next of a page of this list, unchanged, or nothing");
  }
}
