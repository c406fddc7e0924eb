package dev.bulletin.report.search;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.report.store.Cursor;
import dev.bulletin.report.store.OpaqueWord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in what was found, the best first: right behind the report of that rank at that place
 * among the newest. What is published meanwhile moves no other from its place.
 *
 * @param oldest of the reports that were ranked for the first page, and so are for the others
 */
record SearchCursor(int rank, Cursor place, Cursor oldest) {
  /** Before the best. */
  static final SearchCursor START =
      new SearchCursor(Integer.MAX_VALUE, Cursor.START, new Cursor(Instant.EPOCH, 0));

  private static final String CURSOR = "([0-9]{1,17})\\.([0-9]{1,18})";
  private static final Pattern CONTENT =
      Pattern.compile("([0-9]{1,9})\\." + CURSOR + "\\." + CURSOR);

  /**
   * Reads what {@link #text()} gave.
   *
   * @throws ServiceException INVALID_REQUEST, naming {@code after}
   */
  static SearchCursor parse(String text) {
    Matcher content = CONTENT.matcher(OpaqueWord.decode(text));
    if (!content.matches()) {
      throw OpaqueWord.broken();
    }
    SearchCursor cursor =
        new SearchCursor(
            Integer.parseInt(content.group(1)),
            cursor(content.group(2), content.group(3)),
            cursor(content.group(4), content.group(5)));
    if (!cursor.text().equals(text)) {
      throw OpaqueWord.broken();
    }
    return cursor;
  }

  private static Cursor cursor(String micros, String id) {
    return new Cursor(
        Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS), Long.parseLong(id));
  }

  /** The place as an opaque word, fit for a URL. */
  String text() {
    return OpaqueWord.of(rank + "." + text(place) + "." + text(oldest));
  }

  private static String text(Cursor cursor) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, cursor.time()) + "." + cursor.id();
  }

  /** How many are ranked; later pages leave room for as many that are new since the first. */
  int ranked(int first) {
    return equals(START) ? first : 2 * first;
  }
}
