package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import java.io.IOException;
import java.util.List;

/** More values than anybody can look at: each reader is told the newest, once a tick. */
public final class Conflation {
  private static final int LIMIT_MILLIS = 50;

  private Conflation() {}

  public static Findings run(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    try (Stage stage = Stage.service(setting, around.logs());
        Crowd crowd = around.crowd("conflation", setting.readers())) {
      crowd.open(Crowding.opening(stage, setting));
      FanOut fanOut = new FanOut(stage, crowd, stage.publisher(setting, 1), setting);
      fanOut.warmUp();
      Phase phase = fanOut.run("conflation");
      double limit = setting.tickMillis() + LIMIT_MILLIS;
      List<Row> rows =
          List.of(
              Row.told("published", "%,d messages in %.0f s", phase.published(), phase.seconds()),
              Row.told(
                  "delivered",
                  "%,d, and %,d left out for newer ones",
                  phase.delivered(),
                  phase.missed()),
              Row.atMost(
                  1_000.0 / setting.tickMillis(),
                  "frames per reader and second",
                  "%.2f",
                  phase.framesPerReaderAndSecond()),
              Row.told("p99 of a value's age when it came, ms", "%.0f", phase.latency().p99()),
              Row.atMost(
                  limit,
                  "p99 of what is shown being out of date, ms",
                  "%.0f",
                  phase.behind().p99()),
              Row.atLeast(
                  setting.readers(), "readers that have the last value", "%,.0f", phase.complete()),
              Row.atMost(0, "repeated", "%,.0f", phase.repeated()),
              Row.atMost(0, "closes and failures", "%,.0f", phase.errors()),
              Sizes.cpu(phase));
      return Findings.of(around.conditions(stage, crowd), rows, List.of(phase));
    }
  }
}
