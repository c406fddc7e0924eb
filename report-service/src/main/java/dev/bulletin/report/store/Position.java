package dev.bulletin.report.store;

import dev.bulletin.common.error.ServiceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/** Where a page of a list ends: the last report's time of publication and number. */
public record Position(Instant publishedAt, long id) {
  /** Before everything, newest first. */
  public static final Position START = new Position(Instant.parse("9999-12-31T00:00:00Z"), 0);

  /** A text that fits into a link. */
  public String toText() {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, publishedAt);
    byte[] plain = (micros + "." + id).getBytes(StandardCharsets.US_ASCII);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
  }

  /**
   * Reads what {@link #toText()} wrote.
   *
   * @throws ServiceException INVALID_REQUEST naming {@code after}
   */
  public static Position parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      int dot = plain.indexOf('.');
      long micros = Long.parseLong(plain.substring(0, dot));
      long id = Long.parseLong(plain.substring(dot + 1));
      return new Position(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
    } catch (IllegalArgumentException | ArithmeticException | StringIndexOutOfBoundsException e) {
      throw ServiceException.invalid(
          "after", "not a position of this list; take it from a page's next");
    }
  }
}
