package dev.bulletin.report.store;

import dev.bulletin.contract.report.ReportFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The time in which reports must have been published: from, and before. Days are those of UTC. One
 * without a beginning or an end reaches as far as any report.
 */
public record Period(Instant from, Instant before) {
  private static final Instant EVER = Instant.EPOCH;

  /** From the first of the filter's days to the end of the last. */
  public static Period of(ReportFilter filter) {
    return new Period(start(filter.from(), EVER), end(filter.to(), Cursor.START.time()));
  }

  private static Instant start(@Nullable LocalDate day, Instant otherwise) {
    return day == null ? otherwise : day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant end(@Nullable LocalDate day, Instant otherwise) {
    return day == null ? otherwise : start(day.plusDays(1), otherwise);
  }

  /** The place, or the end of this period when that comes first in a list of the newest. */
  Cursor notAfter(Cursor place) {
    return place.time().isBefore(before) ? place : new Cursor(before, 0);
  }
}
