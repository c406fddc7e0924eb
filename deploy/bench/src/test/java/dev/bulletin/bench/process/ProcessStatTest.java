package dev.bulletin.bench.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProcessStatTest {
  private static final String REST =
      " S 17 4242 4242 0 -1 4194304 1 2 3 4 150 50 7 8 20 0 9 0 8765 1000 200 18446744073709551615";

  @Test
  void findsParentTimesAndStart() {
    assertThat(ProcessStat.parse("4242 (nginx)" + REST))
        .isEqualTo(new ProcessStat(4242, 17, 150, 50, 8765));
  }

  @Test
  void readsANameWithSpacesAndParentheses() {
    assertThat(ProcessStat.parse("4242 (a ) 9 (b))" + REST))
        .isEqualTo(new ProcessStat(4242, 17, 150, 50, 8765));
  }

  @Test
  void addsUserAndSystemTime() {
    assertThat(ProcessStat.parse("1 (x)" + REST).ticks()).isEqualTo(200);
  }

  @Test
  void tellsTwoProcessesWithTheSamePidApart() {
    assertThat(new ProcessStat(7, 1, 0, 0, 100).identity())
        .isNotEqualTo(new ProcessStat(7, 1, 0, 0, 200).identity());
  }

  @Test
  void refusesWhatIsNotSuchALine() {
    assertThatThrownBy(() -> ProcessStat.parse("4242 nginx S 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("4242 nginx S 1");
    assertThatThrownBy(() -> ProcessStat.parse("4242 (nginx) S 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too short");
  }
}
