package dev.bulletin.gateway.api;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.report.Language;
import dev.bulletin.contract.report.ReportFilter;
import dev.bulletin.contract.report.ReportStatus;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of a query, each checked and named when it does not fit. */
public final class Parameters {
  private static final int MAX_CURSOR = 200;
  private static final int MAX_TAG = 100;
  private static final int MAX_SERIES = 200;
  private static final Pattern SERIES = Pattern.compile("[A-Za-z0-9_.:=/-]+");

  private final MultiMap values;

  private Parameters(MultiMap values) {
    this.values = values;
  }

  /** The query, whose names are held against the document before any handler. */
  public static Parameters of(RoutingContext ctx) {
    return new Parameters(ctx.queryParams());
  }

  Language language(String name, Language fallback) {
    String text = values.get(name);
    return text == null ? fallback : Language.of(text).orElseThrow(() -> noLanguage(name, text));
  }

  private static ServiceException noLanguage(String name, String text) {
    String all =
        List.of(Language.values()).stream().map(Language::code).collect(Collectors.joining(", "));
    return ServiceException.invalid(name, "expected one of %s, got %s".formatted(all, text));
  }

  /** How many of a list are wanted. */
  public int limit() {
    return integer("limit", 20, 1, 100);
  }

  /** The place in a list that was reached; null for its beginning. */
  @Nullable String cursor() {
    return text("after", MAX_CURSOR);
  }

  /** Which reports of a list are wanted. */
  ReportFilter filter() {
    LocalDate from = date("from");
    LocalDate to = date("to");
    if (from != null && to != null && from.isAfter(to)) {
      throw ServiceException.invalid("from", "later than to");
    }
    return new ReportFilter(text("tag", MAX_TAG), from, to);
  }

  private @Nullable LocalDate date(String name) {
    String text = values.get(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw ServiceException.invalid(
          name, "expected a day such as 2026-12-31, got %s".formatted(text));
    }
  }

  /** Null when it is not given. */
  @Nullable ReportStatus status(String name) {
    String text = values.get(name);
    return text == null
        ? null
        : Arrays.stream(ReportStatus.values())
            .filter(status -> status.code().equals(text))
            .findFirst()
            .orElseThrow(() -> noStatus(name, text));
  }

  private static ServiceException noStatus(String name, String text) {
    String all =
        Arrays.stream(ReportStatus.values())
            .map(ReportStatus::code)
            .collect(Collectors.joining(", "));
    return ServiceException.invalid(name, "expected one of %s, got %s".formatted(all, text));
  }

  /** False when it is not given. */
  boolean flag(String name) {
    String text = Objects.requireNonNullElse(values.get(name), "false");
    if (!text.equals("true") && !text.equals("false")) {
      throw ServiceException.invalid(name, "expected true or false, got %s".formatted(text));
    }
    return text.equals("true");
  }

  /** One of a few; the first when it is not given. */
  String oneOf(String name, List<String> all) {
    String text = Objects.requireNonNullElse(values.get(name), all.get(0));
    if (!all.contains(text)) {
      throw ServiceException.invalid(
          name, "expected one of %s, got %s".formatted(String.join(", ", all), text));
    }
    return text;
  }

  /** From 1; null when it is not given. */
  @Nullable Integer number(String name) {
    return values.contains(name) ? integer(name, 0, 1, 999_999_999) : null;
  }

  public int integer(String name, int fallback, int min, int max) {
    String text = values.get(name);
    return text == null ? fallback : parse(name, text, min, max);
  }

  private static int parse(String name, String text, int min, int max) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(Integer::valueOf)
        .filter(value -> value >= min && value <= max)
        .orElseThrow(
            () ->
                ServiceException.invalid(
                    name,
                    "expected a whole number from %d to %d, got %s".formatted(min, max, text)));
  }

  /** With any offset. */
  Instant time(String name, Instant fallback) {
    String text = values.get(name);
    try {
      return text == null ? fallback : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw ServiceException.invalid(
          name, "expected a time such as 2026-12-31T08:00:00Z, got %s".formatted(text));
    }
  }

  /** The name of a series, or the beginning of one; null when it is not given. */
  @Nullable String series(String name) {
    String text = text(name, MAX_SERIES);
    if (text != null && !SERIES.matcher(text).matches()) {
      throw ServiceException.invalid(name, "expected letters, digits and _.:=/- alone");
    }
    return text;
  }

  boolean has(String name) {
    return values.contains(name);
  }

  /** Null when it is not given. */
  @Nullable String text(String name, int maxLength) {
    String text = values.get(name);
    if (text != null && (text.isEmpty() || text.length() > maxLength)) {
      throw ServiceException.invalid(name, "expected 1 to %d characters".formatted(maxLength));
    }
    return text;
  }
}
