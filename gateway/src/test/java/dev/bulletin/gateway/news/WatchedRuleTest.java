package dev.bulletin.gateway.news;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.gateway.alert.AlertKind;
import dev.bulletin.gateway.news.WatchedRule.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchedRuleTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final Duration AT_ONCE = Duration.ZERO;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static WatchedRule rule(
      AlertKind kind, Duration span, boolean raised, @Nullable Instant crossedAt) {
    return new WatchedRule(
        1,
        "rule",
        kind,
        "BTC-USDT.price",
        new BigDecimal("100"),
        new BigDecimal("5"),
        span,
        7,
        raised,
        crossedAt,
        NOON);
  }

  private static Verdict judge(WatchedRule rule, String value, Instant at) {
    return rule.judge(new BigDecimal(value), at);
  }

  @Test
  void isRaisedBeyondTheThresholdAndNotAtIt() {
    WatchedRule above = rule(AlertKind.ABOVE, AT_ONCE, false, null);
    assertThat(judge(above, "100", NOON)).isEqualTo(Verdict.STAY);
    assertThat(judge(above, "100.01", NOON)).isEqualTo(Verdict.RAISE);
    WatchedRule below = rule(AlertKind.BELOW, AT_ONCE, false, null);
    assertThat(judge(below, "100.00", NOON)).isEqualTo(Verdict.STAY);
    assertThat(judge(below, "99.99", NOON)).isEqualTo(Verdict.RAISE);
  }

  @Test
  void isClearedWhenTheValueHasComeBackFarEnough() {
    WatchedRule above = rule(AlertKind.ABOVE, AT_ONCE, true, null);
    assertThat(judge(above, "120", NOON)).isEqualTo(Verdict.STAY);
    assertThat(judge(above, "95.01", NOON)).isEqualTo(Verdict.STAY);
    assertThat(judge(above, "95.0", NOON)).isEqualTo(Verdict.CLEAR);
    WatchedRule below = rule(AlertKind.BELOW, AT_ONCE, true, null);
    assertThat(judge(below, "104.99", NOON)).isEqualTo(Verdict.STAY);
    assertThat(judge(below, "105", NOON)).isEqualTo(Verdict.CLEAR);
  }

  @Test
  void waitsUntilValuesHaveStayedBeyondForTheSpan() {
    assertThat(judge(rule(AlertKind.ABOVE, MINUTE, false, null), "101", NOON))
        .isEqualTo(Verdict.CROSS);
    WatchedRule crossed = rule(AlertKind.ABOVE, MINUTE, false, NOON);
    assertThat(judge(crossed, "101", NOON.plusSeconds(59))).isEqualTo(Verdict.STAY);
    assertThat(judge(crossed, "101", NOON.plusSeconds(60))).isEqualTo(Verdict.RAISE);
    assertThat(judge(crossed, "100", NOON.plusSeconds(60))).isEqualTo(Verdict.RETURN);
  }

  @Test
  void isRaisedByTheSilenceOfASourceAndClearedByItsNextWord() {
    WatchedRule clear = rule(AlertKind.SOURCE, MINUTE, false, null);
    assertThat(clear.judge(NOON, NOON.plusSeconds(60))).isEqualTo(Verdict.STAY);
    assertThat(clear.judge(NOON, NOON.plusSeconds(61))).isEqualTo(Verdict.RAISE);
    WatchedRule raised = rule(AlertKind.SOURCE, MINUTE, true, null);
    assertThat(raised.judge(NOON, NOON.plusSeconds(61))).isEqualTo(Verdict.STAY);
    assertThat(raised.judge(NOON, NOON.plusSeconds(60))).isEqualTo(Verdict.CLEAR);
  }
}
