package dev.bulletin.bench.growth;

import dev.bulletin.bench.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A size, and what was measured at it.
 *
 * @param name of the size
 */
record Step(String name, double size, List<Turn> turns) {
  Step {
    turns = List.copyOf(turns);
  }

  Spread spread(ToDoubleFunction<Turn> figure) {
    return Spread.of(turns.stream().mapToDouble(figure));
  }

  /** Why no figure may be drawn from it. */
  Stream<String> problems() {
    return turns.isEmpty()
        ? Stream.of(name + ": not measured")
        : turns.stream().flatMap(turn -> turn.problems().stream()).map(why -> name + ": " + why);
  }
}
