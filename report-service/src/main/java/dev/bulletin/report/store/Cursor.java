package dev.bulletin.report.store;

import dev.bulletin.common.error.ServiceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list of reports, newest first: right behind the report of that time with that id. It
 * tells nothing that the list does not show, so it is not signed.
 */
public record Cursor(Instant time, long id) {
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
    Matcher content = CONTENT.matcher(OpaqueWord.decode(text));
    if (!content.matches()) {
      throw OpaqueWord.broken();
    }
    Cursor cursor =
        new Cursor(
            Instant.EPOCH.plus(Long.parseLong(content.group(1)), ChronoUnit.MICROS),
            Long.parseLong(content.group(2)));
    if (!cursor.text().equals(text)) {
      throw OpaqueWord.broken();
    }
    return cursor;
  }

  /** The place as an opaque word, fit for a URL. */
  public String text() {
    return OpaqueWord.of(ChronoUnit.MICROS.between(Instant.EPOCH, time) + "." + id);
  }
}
