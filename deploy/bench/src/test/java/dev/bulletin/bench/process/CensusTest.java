package dev.bulletin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CensusTest {
  private static final String TABLE =
      """
       num     #instances         #bytes  class name (module)
      -------------------------------------------------------
         1:         20412        1203344  [B (java.base@17.0.15)
         2:            30            960  io.vertx.core.impl.VertxImpl$InternalTimerHandler
         3:             7            112  dev.bulletin.realtime.reader.Reader
      Total         20449        1204416
      """;

  @Test
  void isReadFromTheTableOfTheJvm() {
    assertThat(Census.parse(TABLE).instancesByClass())
        .isEqualTo(
            Map.of(
                "[B",
                20_412L,
                "io.vertx.core.impl.VertxImpl$InternalTimerHandler",
                30L,
                "dev.bulletin.realtime.reader.Reader",
                7L));
  }

  @Test
  void countsSeveralClassesTogether() {
    assertThat(Census.parse(TABLE).of(List.of("[B", "dev.bulletin.realtime.reader.Reader", "none")))
        .isEqualTo(20_419);
  }

  @Test
  void tellsOfWhichClassesThereAreManyMoreThanBefore() {
    Census before = new Census(Map.of("a", 10L, "b", 10L, "gone", 500L));
    Census after = new Census(Map.of("a", 110L, "b", 109L, "new", 100L));
    assertThat(after.grownSince(before, 100)).isEqualTo(Map.of("a", 100L, "new", 100L));
  }
}
