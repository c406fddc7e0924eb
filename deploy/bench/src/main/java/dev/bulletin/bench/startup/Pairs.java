package dev.bulletin.bench.startup;

import dev.bulletin.bench.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Starts of one variant, and those of the image between which they were made. */
record Pairs(Variant variant, List<Start> image, List<Start> other) {
  Pairs {
    image = List.copyOf(image);
    other = List.copyOf(other);
  }

  /** What it costs more than the image, pair by pair. */
  Spread more(ToDoubleFunction<Start> figure) {
    return Spread.of(
        IntStream.range(0, other.size())
            .mapToDouble(
                pair ->
                    figure.applyAsDouble(other.get(pair)) - figure.applyAsDouble(image.get(pair))));
  }
}
