package dev.bulletin.contract.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "BTC-USDT.price", "disk.path=/var/log.free", "a_b:c9"})
  void isOfLettersDigitsAndSomeSigns(String name) {
    assertThat(DashboardContract.isSeriesName(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".a", "-a", "a b", "a,b", "gi\u00e1", "a\u0660", "a\n", "a[", "a@", "a`"})
  void isOfNothingElse(String name) {
    assertThat(DashboardContract.isSeriesName(name)).isFalse();
  }

  @Test
  void hasTwoHundredCharactersAtMost() {
    assertThat(DashboardContract.isSeriesName("a".repeat(200))).isTrue();
    assertThat(DashboardContract.isSeriesName("a".repeat(201))).isFalse();
  }
}
