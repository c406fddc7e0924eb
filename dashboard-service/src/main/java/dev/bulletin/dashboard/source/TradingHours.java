package dev.bulletin.dashboard.source;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Of prices on the stock exchanges of New York: the last one of a trading day is good until the
 * exchanges have been open for as long again as a price may be old. Holidays are not known: on
 * these, prices are called stale sooner than they are.
 *
 * @param limit how old a price may be while the exchanges are open
 */
public record TradingHours(Duration limit) implements Freshness {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime OPENING = LocalTime.of(9, 30);

  /** A minute before the bell: the last trade is hardly ever on the second. */
  private static final LocalTime LAST_TRADE = LocalTime.of(15, 59);

  @Override
  public Instant staleAt(Instant at) {
    ZonedDateTime local = at.atZone(NEW_YORK);
    return isOpen(local) ? at.plus(limit) : nextOpening(local).plus(limit).toInstant();
  }

  private static boolean isOpen(ZonedDateTime local) {
    LocalTime time = local.toLocalTime();
    return isWorkday(local) && !time.isBefore(OPENING) && time.isBefore(LAST_TRADE);
  }

  private static ZonedDateTime nextOpening(ZonedDateTime local) {
    ZonedDateTime opening = local.with(OPENING);
    while (!opening.isAfter(local) || !isWorkday(opening)) {
      opening = opening.plusDays(1);
    }
    return opening;
  }

  private static boolean isWorkday(ZonedDateTime local) {
    return local.getDayOfWeek() != DayOfWeek.SATURDAY && local.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
