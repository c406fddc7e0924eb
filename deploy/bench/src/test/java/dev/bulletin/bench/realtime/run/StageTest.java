package dev.bulletin.bench.realtime.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bulletin.bench.BenchException;
import org.junit.jupiter.api.Test;

class StageTest {
  @Test
  void refusesMoreReadersThanAServerMayHave() {
    assertThatThrownBy(() -> Stage.refuseTooMany(1_000, "1024"))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("1000 readers are too many for a server that may open 1024 files");
  }

  @Test
  void takesAsManyAsThereIsRoomFor() {
    assertThatCode(() -> Stage.refuseTooMany(10_000, "20000")).doesNotThrowAnyException();
    assertThatCode(() -> Stage.refuseTooMany(10_000, "unlimited")).doesNotThrowAnyException();
  }
}
