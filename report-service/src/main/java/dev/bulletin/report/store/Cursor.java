package dev.bulletin.report.store;

import dev.bulletin.common.error.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the list of reports, newest first: right behind the report published at that time with
 * that id. It tells nothing that the list does not show, so it is not signed.
 */
public record Cursor(Instant publishedAt, long id) {
  /** Before the newest report. */
  public static final Cursor START =
      new Cursor(Instant.parse("9999-12-31T23:59:59Z"), Long.MAX_VALUE);

  private static final Pattern CONTENT = Pattern.compile("([0-9]{1,17})\\.([0-9]{1,18})");

  /**
   * Reads what {@link #text()} gave.
   *
   * @throws ServiceException INVALID_REQUEST, naming {@code after}
   */
  public static Cursor parse(String text) {
    Matcher content = CONTENT.matcher(decode(text));
    if (!content.matches()) {
      throw broken();
    }
    Cursor cursor =
        new Cursor(
            Instant.EPOCH.plus(Long.parseLong(content.group(1)), ChronoUnit.MICROS),
            Long.parseLong(content.group(2)));
    if (!cursor.text().equals(text)) {
      throw broken();
    }
    return cursor;
  }

  private static String decode(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
    } catch (IllegalArgumentException e) {
      throw broken();
    }
  }

  private static ServiceException broken() {
    return ServiceException.invalid(
        "after", "expected the next of a page of this list, unchanged, or nothing");
  }

  /** The place as an opaque word, fit for a URL. */
  public String text() {
    String content = ChronoUnit.MICROS.between(Instant.EPOCH, publishedAt) + "." + id;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(content.getBytes(StandardCharsets.US_ASCII));
  }
}
