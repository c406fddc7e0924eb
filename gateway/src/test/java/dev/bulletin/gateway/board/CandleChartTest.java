package dev.bulletin.gateway.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bulletin.contract.dashboard.Candle;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandleChartTest {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:05Z");

  @Test
  void drawsACandleThatHasJustBegunWithinThePicture() {
    Window window = Window.until(NOW, Range.DAY.span());
    List<Candle> hours =
        IntStream.rangeClosed(1, 24)
            .mapToObj(hour -> candle(window.from().plusSeconds(3_600L * hour - 60)))
            .toList();
    assertThat(hours.get(23).at()).isBefore(window.to());
    for (Drawing drawing : new CandleChart(window, Range.DAY, hours).draw(12, 3, labels())) {
      Drawing.Stick last = drawing.sticks().get(23);
      double right = Double.parseDouble(last.left()) + Double.parseDouble(last.width());
      assertThat(right).isLessThan(drawing.width());
      assertThat(Double.parseDouble(last.left()))
          .isGreaterThan(Double.parseDouble(drawing.sticks().get(22).left()));
    }
  }

  private static Candle candle(Instant at) {
    BigDecimal price = BigDecimal.valueOf(100);
    return new Candle(at, price, price.add(BigDecimal.ONE), price, price, null);
  }

  private static Labels labels() {
    return new Labels() {
      @Override
      public String value(int axis, double value, double step) {
        return Double.toString(value);
      }

      @Override
      public double unit(int axis, double highest) {
        return 1;
      }

      @Override
      public String time(Instant at) {
        return at.toString();
      }
    };
  }
}
