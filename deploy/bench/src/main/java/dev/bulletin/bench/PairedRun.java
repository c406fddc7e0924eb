package dev.bulletin.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs two sides in turn, A B A B, or one and several others, A B C A B C, so that whatever else
 * the machine does meanwhile meets all.
 */
public final class PairedRun {
  private final Plan plan;
  private final Consumer<Round> progress;

  public PairedRun(Plan plan, Consumer<Round> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Warms both sides up and measures them; what was counted is returned even if it is no good. */
  public Comparison run(Side a, Side b) throws IOException, InterruptedException {
    return run(a, List.of(b)).get(0);
  }

  /** The same of one side with each of the others, whose rounds follow those of the one. */
  public List<Comparison> run(Side a, List<Side> others) throws IOException, InterruptedException {
    List<Side> sides = new ArrayList<>(List.of(a));
    sides.addAll(others);
    for (Side side : sides) {
      side.load().run(plan.warmUp());
    }
    List<Round> rounds = new ArrayList<>();
    for (int number = 1; number <= plan.rounds(); number++) {
      for (Side side : sides) {
        rounds.add(round(number, side));
      }
    }
    return others.stream().map(other -> comparison(a, other, rounds)).toList();
  }

  private Comparison comparison(Side a, Side b, List<Round> rounds) {
    Set<String> names = Set.of(a.name(), b.name());
    return new Comparison(
        a.name(),
        b.name(),
        plan,
        rounds.stream().filter(round -> names.contains(round.side())).toList());
  }

  private Round round(int number, Side side) throws IOException, InterruptedException {
    Body bodyBefore = side.load().sample();
    CpuReading before = side.cpu().read();
    LoadResult result = side.load().run(plan.round());
    CpuReading after = side.cpu().read();
    Round round =
        new Round(
            side.name(),
            number,
            result.operations(),
            result.errors(),
            result.seconds(),
            after.secondsSince(before),
            after.endedSince(before),
            result.bytesRead(),
            result.p50Micros(),
            result.p99Micros(),
            bodyBefore,
            side.load().sample());
    progress.accept(round);
    return round;
  }
}
