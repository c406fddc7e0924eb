package dev.bulletin.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaultArgumentsTest {
  @Test
  void choosesEverythingAtFirst() {
    assertThat(FaultArguments.parse(List.of()).chosen()).accepts("kill gateway", "pause Redis");
  }

  @Test
  void choosesWhatThePatternIsFoundIn() {
    assertThat(FaultArguments.parse(List.of("--only", "^kill [gR]")).chosen())
        .accepts("kill gateway", "kill Redis")
        .rejects("kill PostgreSQL", "pause Redis");
  }

  @Test
  void givesClocksAPlaceOfTheirOwn() {
    assertThat(FaultArguments.parse(List.of()).name()).isEqualTo("faults");
    assertThat(FaultArguments.parse(List.of("--clocks")).name()).isEqualTo("clocks");
  }

  @Test
  void refusesWhatIsNoPattern() {
    assertThatThrownBy(() -> FaultArguments.parse(List.of("--only", "(")))
        .hasMessageContaining("--only");
  }
}
