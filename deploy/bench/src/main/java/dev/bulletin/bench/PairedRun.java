package dev.bulletin.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs two sides in turn, A B A B, so that whatever else the machine does meanwhile meets both. */
public final class PairedRun {
  private final Plan plan;
  private final Consumer<Round> progress;

  public PairedRun(Plan plan, Consumer<Round> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Warms both sides up and measures them; what was counted is returned even if it is no good. */
  public Comparison run(Side a, Side b) throws IOException, InterruptedException {
    a.load().run(plan.warmUp());
    b.load().run(plan.warmUp());
    List<Round> rounds = new ArrayList<>();
    for (int number = 1; number <= plan.rounds(); number++) {
      rounds.add(round(number, a));
      rounds.add(round(number, b));
    }
    return new Comparison(a.name(), b.name(), plan, rounds);
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
