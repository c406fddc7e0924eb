package dev.bulletin.gateway.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertDraftTest {
  private static AlertDraft draft(
      AlertKind kind, String subject, @Nullable String threshold, @Nullable Integer seconds) {
    var limit = threshold == null ? null : new BigDecimal(threshold);
    return AlertDraft.of("rule", kind, subject, limit, null, seconds, true);
  }

  private static void refused(
      String field,
      AlertKind kind,
      String subject,
      @Nullable String threshold,
      @Nullable Integer seconds) {
    assertThatThrownBy(() -> draft(kind, subject, threshold, seconds))
        .hasMessageContaining(field + ": ");
  }

  @Test
  void hasWhatItsKindNeeds() {
    assertThat(draft(AlertKind.ABOVE, "BTC-USDT.price", "1", null).hysteresis())
        .isEqualTo(BigDecimal.ZERO);
    assertThat(draft(AlertKind.SOURCE, "binance", null, 60).hysteresis()).isNull();
    assertThat(draft(AlertKind.REPORT, "", null, null).seconds()).isZero();
  }

  @Test
  void hasNothingThatItsKindHasNoUseFor() {
    refused("threshold", AlertKind.ABOVE, "BTC-USDT.price", null, 0);
    refused("threshold", AlertKind.SOURCE, "binance", "1", 60);
    refused("seconds", AlertKind.SOURCE, "binance", null, 0);
    refused("seconds", AlertKind.REPORT, "rates", null, 1);
    refused("seconds", AlertKind.BELOW, "BTC-USDT.price", "1", 2_592_001);
    refused("subject", AlertKind.ABOVE, "no series", "1", 0);
    refused("subject", AlertKind.SOURCE, "", null, 60);
    refused("threshold", AlertKind.ABOVE, "a", "1e999999", 0);
  }
}
