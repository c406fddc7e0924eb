package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.Body;
import dev.bulletin.bench.Load;
import dev.bulletin.bench.LoadResult;
import dev.bulletin.bench.realtime.crowd.Crowd;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Deliveries as the operations of one of two sides; keeps what was counted beside. */
final class FanOutLoad implements Load {
  private static final double MICROS = 1_000;

  private final String name;
  private final FanOut fanOut;
  private final Crowd crowd;
  private final List<Phase> phases;

  FanOutLoad(String name, FanOut fanOut, Crowd crowd, List<Phase> phases) {
    this.name = name;
    this.fanOut = fanOut;
    this.crowd = crowd;
    this.phases = phases;
  }

  @Override
  public LoadResult run(Duration duration) throws IOException, InterruptedException {
    Phase phase = fanOut.run(name, duration.toSeconds());
    phases.add(phase);
    return new LoadResult(
        phase.delivered(),
        Map.of(
            "lost", phase.lost(), "repeated", phase.repeated(), "closes, failures", phase.errors()),
        phase.seconds(),
        phase.bytes(),
        phase.latency().p50() * MICROS,
        phase.latency().p99() * MICROS);
  }

  @Override
  public Body sample() throws IOException, InterruptedException {
    crowd.sampleNext();
    fanOut.once();
    return crowd.sample();
  }
}
