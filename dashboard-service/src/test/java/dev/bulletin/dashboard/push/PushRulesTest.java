package dev.bulletin.dashboard.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.common.bus.Principal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-25T08:00:00Z");

  private final PushRules rules =
      new PushRules(series -> series.startsWith("BTC-USDT."), Duration.ofDays(8));

  @Test
  void takesAnySeriesOfWhoMayPushAll() {
    assertThat(refusal("machine.cpu", NOW, "series:write")).isEmpty();
  }

  @Test
  void takesOnlySeriesThatBeginWithThePrefixOfTheScope() {
    assertThat(refusal("machine.cpu", NOW, "series:write:machine.")).isEmpty();
    assertThat(refusal("other.cpu", NOW, "series:write:machine."))
        .hasValue("the token may not push the series other.cpu");
    assertThat(refusal("machine.cpu", NOW, "reports:write")).isPresent();
  }

  @Test
  void takesNoSeriesThatASourceGives() {
    assertThat(refusal("BTC-USDT.price", NOW, "series:write"))
        .hasValue("the series BTC-USDT.price has a source of its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".a", "a b", "a\"b", "a\nb", "tên"})
  void takesNoNameThatIsNone(String series) {
    assertThat(refusal(series, NOW, "series:write")).isPresent();
  }

  @Test
  void takesTimesFromWhatIsKeptToAMinuteAhead() {
    assertThat(refusal("a", NOW.plusSeconds(60), "series:write")).isEmpty();
    assertThat(refusal("a", NOW.plusSeconds(61), "series:write"))
        .hasValue("the time is more than a minute ahead");
    assertThat(refusal("a", NOW.minus(Duration.ofDays(8)), "series:write")).isEmpty();
    assertThat(refusal("a", NOW.minus(Duration.ofDays(8)).minusMillis(1), "series:write"))
        .hasValue("the time is longer ago than samples are kept");
  }

  private Optional<String> refusal(String series, Instant at, String scope) {
    return rules.refusal(
        new PushedSample(1, series, BigDecimal.ONE, at),
        new Principal("token:x", Set.of(scope)),
        NOW);
  }
}
