package dev.bulletin.gateway.alert;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a rule.
 *
 * @param value of the series; null where it is about none
 * @param at the time that the value is of, or the newest of the source; null when nothing is known
 * @param report the address of the one that was published; null where it is about none
 * @param reason {@code data}, or {@code rule} when the rule was changed while it was raised
 */
public record AlertNews(
    String alert,
    AlertKind kind,
    String subject,
    @Nullable BigDecimal threshold,
    @Nullable BigDecimal value,
    @Nullable Instant at,
    @Nullable String report,
    String reason) {
  public static final String DATA = "data";
  public static final String RULE = "rule";
}
