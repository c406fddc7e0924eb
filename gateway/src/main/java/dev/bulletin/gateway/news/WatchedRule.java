package dev.bulletin.gateway.news;

import dev.bulletin.gateway.alert.AlertKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule about values or a source, and how it stands.
 *
 * @param threshold zero where it is about a source
 * @param span for how long values must be beyond the threshold, or a source be silent
 * @param turn how often it has changed
 * @param crossedAt since when values have been beyond the threshold
 * @param updatedAt when somebody changed the rule
 */
record WatchedRule(
    long id,
    String name,
    AlertKind kind,
    String subject,
    BigDecimal threshold,
    BigDecimal hysteresis,
    Duration span,
    long turn,
    boolean raised,
    @Nullable Instant crossedAt,
    Instant updatedAt) {

  /** What follows from a value; values have to come in the order of their times. */
  Verdict judge(BigDecimal value, Instant at) {
    if (raised) {
      return isBack(value) ? Verdict.CLEAR : Verdict.STAY;
    }
    if (!isBeyond(value)) {
      return crossedAt == null ? Verdict.STAY : Verdict.RETURN;
    }
    Instant since = crossedAt == null ? at : crossedAt;
    if (!at.isBefore(since.plus(span))) {
      return Verdict.RAISE;
    }
    return crossedAt == null ? Verdict.CROSS : Verdict.STAY;
  }

  private boolean isBeyond(BigDecimal value) {
    int order = value.compareTo(threshold);
    return kind == AlertKind.ABOVE ? order > 0 : order < 0;
  }

  /** As far as it has to, so that a value that trembles at the threshold is told once. */
  private boolean isBack(BigDecimal value) {
    return kind == AlertKind.ABOVE
        ? value.compareTo(threshold.subtract(hysteresis)) <= 0
        : value.compareTo(threshold.add(hysteresis)) >= 0;
  }

  /**
   * What follows from the silence of a source.
   *
   * @param newest of what it has given, or since when it could have been heard
   */
  Verdict judge(Instant newest, Instant now) {
    boolean silent = now.isAfter(newest.plus(span));
    if (silent == raised) {
      return Verdict.STAY;
    }
    return silent ? Verdict.RAISE : Verdict.CLEAR;
  }

  enum Verdict {
    STAY,
    /** It begins to be so, and is to be told when it stays so. */
    CROSS,
    /** It is not so any more before it was told. */
    RETURN,
    RAISE,
    CLEAR
  }
}
