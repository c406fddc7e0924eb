package dev.bulletin.gateway.edge;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.gateway.board.Range;
import dev.bulletin.gateway.embed.Theme;
import io.vertx.core.http.HttpServerRequest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a reader asks of a list or a search, by the parameters of its address; all others mean
 * nothing.
 *
 * @param words looked for; empty for none
 * @param after where the page begins; null for the first
 */
record PageQuery(String words, ReportFilter filter, @Nullable String after) {
  private static final int MAX_WORDS = 200;
  private static final int MAX_TAG = 100;
  private static final String RANGES =
      Arrays.stream(Range.values()).map(Range::code).collect(Collectors.joining(", "));
  private static final String THEMES =
      Arrays.stream(Theme.values()).map(Theme::code).collect(Collectors.joining(", "));
  static final PageQuery NONE = new PageQuery("", ReportFilter.NONE, null);

  /**
   * Reads the parameters that a kind of page knows.
   *
   * @throws ServiceException when one has no meaning
   * @throws IllegalArgumentException when the query cannot be decoded
   */
  static PageQuery of(HttpServerRequest request, PageAddress.Kind kind) {
    return switch (kind) {
      case REPORTS -> new PageQuery("", filter(request), given(request, "after"));
      case SEARCH -> new PageQuery(words(request), filter(request), given(request, "after"));
      case HOME, DASHBOARDS, DASHBOARD, EMBED, REPORT, STATUS, OFFLINE, FEED, API, SITEMAP -> NONE;
    };
  }

  /**
   * How far back the charts of a dashboard have to go.
   *
   * @throws ServiceException when there is no such range
   * @throws IllegalArgumentException when the query cannot be decoded
   */
  static Range range(HttpServerRequest request) {
    String given = given(request, "range");
    return given == null
        ? Range.DAY
        : Range.of(given)
            .orElseThrow(() -> ServiceException.invalid("range", "expected one of " + RANGES));
  }

  /**
   * How a panel has to be coloured.
   *
   * @throws ServiceException when there is no such theme
   * @throws IllegalArgumentException when the query cannot be decoded
   */
  static Theme theme(HttpServerRequest request) {
    String given = given(request, "theme");
    return given == null
        ? Theme.SYSTEM
        : Theme.of(given)
            .orElseThrow(() -> ServiceException.invalid("theme", "expected one of " + THEMES));
  }

  /** Whether it asks for nothing but the page itself. */
  boolean isPlain() {
    return equals(NONE);
  }

  private static String words(HttpServerRequest request) {
    String words = Objects.requireNonNullElse(given(request, "q"), "");
    if (words.length() > MAX_WORDS) {
      throw ServiceException.invalid("q", "expected at most " + MAX_WORDS + " characters");
    }
    return words;
  }

  private static ReportFilter filter(HttpServerRequest request) {
    String tag = given(request, "tag");
    if (tag != null && tag.length() > MAX_TAG) {
      throw ServiceException.invalid("tag", "expected at most " + MAX_TAG + " characters");
    }
    LocalDate from = day(request, "from");
    LocalDate to = day(request, "to");
    if (from != null && to != null && from.isAfter(to)) {
      throw ServiceException.invalid("from", "expected a day that is not after " + to);
    }
    return new ReportFilter(tag, from, to);
  }

  private static @Nullable LocalDate day(HttpServerRequest request, String name) {
    String given = given(request, name);
    try {
      return given == null ? null : LocalDate.parse(given);
    } catch (DateTimeParseException e) {
      throw ServiceException.invalid(name, "expected a day such as 2026-11-25");
    }
  }

  private static @Nullable String given(HttpServerRequest request, String name) {
    String value = request.getParam(name);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
