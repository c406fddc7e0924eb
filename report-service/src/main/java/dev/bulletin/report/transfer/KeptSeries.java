package dev.bulletin.report.transfer;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.SeriesPoint;
import dev.bulletin.report.store.FrozenSeries;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a dashboard said of a series for a published report, in its line.
 *
 * @param key names what a chart asks for; the same in every database
 */
public record KeptSeries(
    @Nullable String key,
    @Nullable String series,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable List<@Nullable SeriesPoint> points) {
  private static final int TEXT_LENGTH = 200;
  private static final int POINTS = 2_000;

  /** Digits in front of and behind the point; more is no number of a market. */
  private static final int DIGITS = 40;

  static KeptSeries of(FrozenSeries kept) {
    FrozenSeries.Content content = kept.content();
    return new KeptSeries(
        kept.key(), content.series(), content.from(), content.to(), List.copyOf(content.points()));
  }

  /**
   * What the line says of the series.
   *
   * @param field where it stands
   * @throws ServiceException INVALID_REQUEST, naming the field
   */
  FrozenSeries frozen(String field) {
    return new FrozenSeries(
        text(field + ".key", key),
        new FrozenSeries.Content(
            text(field + ".series", series),
            Given.value(field + ".from", from),
            Given.value(field + ".to", to),
            frozenPoints(field + ".points")));
  }

  private static String text(String field, @Nullable String text) {
    String given = Given.value(field, text);
    if (given.isEmpty() || given.length() > TEXT_LENGTH || given.indexOf('\0') >= 0) {
      throw ServiceException.invalid(field, "expected 1 to %d characters".formatted(TEXT_LENGTH));
    }
    return given;
  }

  private List<SeriesPoint> frozenPoints(String field) {
    List<@Nullable SeriesPoint> all = Given.value(field, points);
    if (all.isEmpty() || all.size() > POINTS) {
      throw ServiceException.invalid(field, "expected 1 to %,d".formatted(POINTS));
    }
    return all.stream().map(point -> frozen(field, point)).toList();
  }

  private static SeriesPoint frozen(String field, @Nullable SeriesPoint point) {
    SeriesPoint given = Given.value(field, point);
    return new SeriesPoint(
        Given.value(field + ".at", given.at()), number(field, Given.value(field, given.value())));
  }

  /** As PostgreSQL gives it back. */
  private static BigDecimal number(String field, BigDecimal value) {
    if (Math.abs(value.scale()) > DIGITS || value.precision() > DIGITS) {
      throw ServiceException.invalid(
          field, "expected numbers of at most %d digits".formatted(DIGITS));
    }
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
