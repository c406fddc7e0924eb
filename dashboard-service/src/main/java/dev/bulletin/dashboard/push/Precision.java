package dev.bulletin.dashboard.push;

import dev.bulletin.common.error.ServiceException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/** The unit of the times in line protocol. */
enum Precision {
  NANOSECONDS("ns", ChronoUnit.NANOS),
  MICROSECONDS("us", ChronoUnit.MICROS),
  MILLISECONDS("ms", ChronoUnit.MILLIS),
  SECONDS("s", ChronoUnit.SECONDS);

  private final String code;
  private final ChronoUnit unit;

  Precision(String code, ChronoUnit unit) {
    this.code = code;
    this.unit = unit;
  }

  /**
   * As the query names it.
   *
   * @throws ServiceException INVALID_REQUEST for another name
   */
  static Precision of(String code) {
    return Arrays.stream(values())
        .filter(precision -> precision.code.equals(code))
        .findFirst()
        .orElseThrow(() -> ServiceException.invalid("precision", "expected one of ns, us, ms, s"));
  }

  /** The instant, in the microseconds that PostgreSQL keeps. */
  Instant instant(long time) {
    return Instant.EPOCH.plus(time, unit).truncatedTo(ChronoUnit.MICROS);
  }
}
