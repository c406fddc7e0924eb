package dev.bulletin.bench.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void beginsAtZeroAndEndsWithTheFirstTickThatIsNotBelow() {
    assertThat(LinearScale.to(0.9).ticks()).containsExactly(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);
    assertThat(LinearScale.to(3).ticks()).containsExactly(0.0, 1.0, 2.0, 3.0);
    assertThat(LinearScale.to(1_000).ticks())
        .containsExactly(0.0, 200.0, 400.0, 600.0, 800.0, 1_000.0);
    assertThat(LinearScale.to(0).ticks()).startsWith(0.0).endsWith(1.0);
  }

  @Test
  void putsFiguresWhereTheyBelong() {
    assertThat(LinearScale.to(1_000).place(250)).isEqualTo(0.25, within(1e-9));
    assertThat(LogScale.of(1, 1_000).place(10)).isEqualTo(1 / 3.0, within(1e-9));
    assertThat(LogScale.of(1, 1_000).place(1)).isZero();
    assertThat(LogScale.of(1, 1_000).place(1_000)).isEqualTo(1, within(1e-9));
  }

  @Test
  void marksPowersOfTenAloneWhereThereAreMany() {
    assertThat(LogScale.of(1, 10_000).ticks()).containsExactly(1.0, 10.0, 100.0, 1_000.0, 10_000.0);
    assertThat(LogScale.of(1, 50).ticks()).containsExactly(1.0, 2.0, 5.0, 10.0, 20.0, 50.0);
  }

  @Test
  void isWideEnoughForFiguresBetweenMarks() {
    assertThat(LogScale.of(0.3, 7)).isEqualTo(new LogScale(0.2, 10));
    assertThat(LogScale.of(5, 5)).isEqualTo(new LogScale(5, 50));
  }

  @Test
  void isLogarithmicWhereTheRangeAsksForIt() {
    assertThat(Scale.of(DoubleStream.of(1, 20))).isInstanceOf(LogScale.class);
    assertThat(Scale.of(DoubleStream.of(1, 19))).isInstanceOf(LinearScale.class);
    assertThat(Scale.of(DoubleStream.of(0, 1_000))).isInstanceOf(LinearScale.class);
    assertThat(Scale.of(DoubleStream.empty())).isEqualTo(LinearScale.to(1));
  }

  @Test
  void hasNoLogarithmOfZero() {
    assertThatThrownBy(() -> LogScale.of(0, 10)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesFiguresShort() {
    assertThat(Figures.text(0)).isEqualTo("0");
    assertThat(Figures.text(0.05)).isEqualTo("0.05");
    assertThat(Figures.text(17.349)).isEqualTo("17.3");
    assertThat(Figures.text(1234.6)).isEqualTo("1,235");
    assertThat(Figures.text(1e6)).isEqualTo("1,000,000");
  }
}
