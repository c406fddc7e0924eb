package dev.bulletin.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rounds of two sides, and the figures drawn from them unless they must not be compared. */
public record Comparison(String a, String b, Plan plan, List<Round> rounds) {
  public Comparison {
    rounds = List.copyOf(rounds);
  }

  /** The median and the extremes of one side's rounds. */
  public Spread of(String side, ToDoubleFunction<Round> measure) {
    refuseUnsound();
    return Spread.of(roundsOf(side).stream().mapToDouble(measure));
  }

  /** The median and the extremes of A's figure divided by B's, each pair for itself. */
  public Spread ratio(ToDoubleFunction<Round> measure) {
    refuseUnsound();
    List<Round> left = roundsOf(a);
    List<Round> right = roundsOf(b);
    return Spread.of(
        IntStream.range(0, left.size())
            .mapToDouble(
                i -> measure.applyAsDouble(left.get(i)) / measure.applyAsDouble(right.get(i))));
  }

  /** Every reason not to compare; empty when the figures may be drawn. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public List<String> refusals() {
    List<String> refusals = new ArrayList<>();
    if (rounds.isEmpty() || roundsOf(a).size() != roundsOf(b).size()) {
      refusals.add("%s and %s have not the same number of rounds".formatted(a, b));
    }
    rounds.forEach(round -> refusals.addAll(round.problems()));
    List<Body> bodies = bodies();
    if (bodies.size() > 1) {
      refusals.add("not the same bytes: " + bodies);
    }
    return refusals;
  }

  public long errorCount() {
    return rounds.stream().mapToLong(Round::errorCount).sum();
  }

  private void refuseUnsound() {
    List<String> refusals = refusals();
    if (!refusals.isEmpty()) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "%s and %s are not compared:%n  %s"
              .formatted(a, b, String.join(System.lineSeparator() + "  ", refusals)));
    }
  }

  private List<Round> roundsOf(String side) {
    return rounds.stream().filter(round -> round.side().equals(side)).toList();
  }

  private List<Body> bodies() {
    return rounds.stream()
        .flatMap(round -> Stream.of(round.bodyBefore(), round.bodyAfter()))
        .distinct()
        .toList();
  }
}
