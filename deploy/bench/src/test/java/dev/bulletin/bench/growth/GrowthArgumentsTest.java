package dev.bulletin.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Plan;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthArgumentsTest {
  @Test
  void measuresEverySeriesUnlessToldWhich() {
    assertThat(parse().series()).containsExactly(Series.values());
    assertThat(parse("--only", "rate", "--only", "body").series())
        .containsExactly(Series.RATE, Series.BODY);
  }

  @Test
  void takesSizesThatReplaceThoseOfAQuickRun() {
    assertThat(parse("--quick", "--rounds", "1").plan()).isEqualTo(new Plan(1, 3, 6));
    assertThat(parse("--seconds", "4", "--warm-up", "5").plan()).isEqualTo(new Plan(3, 4, 5));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> parse("--only", "everything"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("one of body, rooms, subscribers, rate, jvms, instances is needed");
    assertThatThrownBy(() -> parse("--fast")).hasMessageContaining("unknown option --fast");
  }

  private static GrowthArguments parse(String... arguments) {
    return GrowthArguments.parse(List.of(arguments));
  }
}
