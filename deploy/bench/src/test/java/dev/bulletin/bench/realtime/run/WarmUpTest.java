package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  @Test
  void tellsAsMuchAsIsMeasuredWhereTheProcessorsAreEnoughForAllSides() {
    assertThat(WarmUp.perSecond(setting(2_000, 10, 1))).isEqualTo(1);
    assertThat(WarmUp.perSecond(setting(2_000, 1, 10))).isEqualTo(10);
    assertThat(WarmUp.perSecond(setting(20, 1, 20))).isEqualTo(20);
  }

  @Test
  void tellsLessElse() {
    assertThat(WarmUp.perSecond(setting(2_000, 1, 20))).isEqualTo(10);
  }

  @Test
  void tellsSomethingInAnyCase() {
    assertThat(WarmUp.perSecond(setting(40_000, 10, 1))).isEqualTo(1);
  }

  private static Setting setting(int readers, int rooms, int perSecond) {
    return new Setting(readers, rooms, rooms, perSecond, 512, 200, 70, 8, 3, 128, Map.of());
  }
}
