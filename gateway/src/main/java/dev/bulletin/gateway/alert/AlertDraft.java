package dev.bulletin.gateway.alert;

import dev.bulletin.common.error.ServiceException;
import dev.bulletin.contract.dashboard.DashboardContract;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody wants a rule to be. */
public record AlertDraft(
    String name,
    AlertKind kind,
    String subject,
    @Nullable BigDecimal threshold,
    @Nullable BigDecimal hysteresis,
    int seconds,
    boolean active) {
  private static final int LONGEST = 30 * 24 * 60 * 60;
  private static final int MAX_TAG = 100;
  private static final int MAX_DIGITS = 40;
  private static final Pattern SOURCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,99}");

  /**
   * A draft that can be kept; what is of no use to its kind must not be given.
   *
   * @throws ServiceException INVALID_REQUEST, naming the field
   */
  public static AlertDraft of(
      String name,
      AlertKind kind,
      String subject,
      @Nullable BigDecimal threshold,
      @Nullable BigDecimal hysteresis,
      @Nullable Integer seconds,
      boolean active) {
    checkSubject(kind, subject);
    checkValues(kind, threshold, hysteresis);
    int span = Objects.requireNonNullElse(seconds, 0);
    checkSeconds(kind, span);
    BigDecimal back = kind.isOfSeries() && hysteresis == null ? BigDecimal.ZERO : hysteresis;
    return new AlertDraft(name, kind, subject, threshold, back, span, active);
  }

  private static void checkSubject(AlertKind kind, String subject) {
    boolean fits =
        switch (kind) {
          case ABOVE, BELOW -> DashboardContract.isSeriesName(subject);
          case REPORT -> subject.length() <= MAX_TAG;
          case SOURCE -> SOURCE.matcher(subject).matches();
        };
    if (!fits) {
      throw ServiceException.invalid(
          "subject", "expected the name of a series or a source, or a tag, by the kind of rule");
    }
  }

  private static void checkValues(
      AlertKind kind, @Nullable BigDecimal threshold, @Nullable BigDecimal hysteresis) {
    if (kind.isOfSeries() != (threshold != null)) {
      throw ServiceException.invalid("threshold", "expected for above and below, and only there");
    }
    if (hysteresis != null && (!kind.isOfSeries() || hysteresis.signum() < 0)) {
      throw ServiceException.invalid("hysteresis", "expected 0 or more, for above and below alone");
    }
    if (isLong(threshold) || isLong(hysteresis)) {
      throw ServiceException.invalid(
          "threshold", "expected at most %d digits".formatted(MAX_DIGITS));
    }
  }

  private static boolean isLong(@Nullable BigDecimal value) {
    return value != null
        && (value.precision() > MAX_DIGITS || Math.abs(value.scale()) > MAX_DIGITS);
  }

  private static void checkSeconds(AlertKind kind, int seconds) {
    int least = kind == AlertKind.SOURCE ? 1 : 0;
    int most = kind == AlertKind.REPORT ? 0 : LONGEST;
    if (seconds < least || seconds > most) {
      throw ServiceException.invalid(
          "seconds", "expected a whole number from %d to %d".formatted(least, most));
    }
  }
}
