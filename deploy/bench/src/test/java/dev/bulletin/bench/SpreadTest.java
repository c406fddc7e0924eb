package dev.bulletin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void takesTheMiddleOfAnOddNumberOfFigures() {
    assertThat(Spread.of(DoubleStream.of(9, 1, 4))).isEqualTo(new Spread(4, 1, 9));
  }

  @Test
  void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
    assertThat(Spread.of(DoubleStream.of(8, 1, 3, 4))).isEqualTo(new Spread(3.5, 1, 8));
  }

  @Test
  void isOneFigureThreeTimesWhenThereIsOne() {
    assertThat(Spread.of(DoubleStream.of(2))).isEqualTo(new Spread(2, 2, 2));
  }

  @Test
  void refusesNoFigures() {
    assertThatThrownBy(() -> Spread.of(DoubleStream.empty())).hasMessage("no figures");
  }

  @Test
  void writesTheMedianBeforeTheExtremes() {
    assertThat(new Spread(17.26, 16, 18.04).format("%.1f")).isEqualTo("17.3 (16.0–18.0)");
  }
}
