package dev.bulletin.report.store;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.ReportFilter;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What may be asked of a page of a list; what may not is told as INVALID_REQUEST. */
public final class PageRules {
  private static final int MAX_LIMIT = 100;
  private static final int TAG_LENGTH = 100;
  private static final int LAST_YEAR = 9998;

  private PageRules() {}

  /** The limit, when it is 1 to 100. */
  public static int checked(int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ServiceException.invalid("limit", "expected 1 to " + MAX_LIMIT + ", got " + limit);
    }
    return limit;
  }

  /** Passes a filter that some report could meet. */
  public static void check(ReportFilter filter) {
    checkTag(filter.tag());
    checkDay("from", filter.from());
    checkDay("to", filter.to());
    if (filter.from() != null && filter.to() != null && filter.to().isBefore(filter.from())) {
      throw ServiceException.invalid("to", "expected " + filter.from() + " or a later day");
    }
  }

  private static void checkTag(@Nullable String tag) {
    if (tag != null
        && (tag.isEmpty()
            || tag.length() > TAG_LENGTH
            || !tag.chars().allMatch(PageRules::isOfTag))) {
      throw ServiceException.invalid("tag", "expected lower-case letters, digits and hyphens");
    }
  }

  private static boolean isOfTag(int c) {
    return c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
  }

  /** Days that PostgreSQL knows as well. */
  private static void checkDay(String field, @Nullable LocalDate day) {
    if (day != null && (day.getYear() < 1 || day.getYear() > LAST_YEAR)) {
      throw ServiceException.invalid(field, "expected a day of the years 1 to " + LAST_YEAR);
    }
  }
}
