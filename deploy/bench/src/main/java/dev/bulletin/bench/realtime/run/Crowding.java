package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Dialect;
import dev.bulletin.bench.realtime.crowd.Opening;
import dev.bulletin.bench.realtime.server.SystemCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Many readers of several rooms that tick together. */
public final class Crowding {
  private static final int TRACED_SECONDS = 10;
  private static final double MOST_WRITES = 0.15;
  private static final int GRACE_MILLIS = 120;

  private Crowding() {}

  /** For long, and nobody may miss anything. */
  public static Findings all(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    try (Stage stage = Stage.service(setting, around.logs());
        Crowd crowd = around.crowd("crowd", setting.readers())) {
      FanOut fanOut = opened(stage, crowd, setting);
      Phase phase = fanOut.run("crowd");
      List<Row> rows = new ArrayList<>(Sizes.completeness(phase));
      rows.addAll(Sizes.latency(phase, setting.tickMillis() + GRACE_MILLIS));
      rows.add(Sizes.cpu(phase));
      rows.add(Row.told("frames per delivery", "%.3f", phase.framesPerDelivery()));
      rows.add(Row.told("allocated per delivery, B", "%.0f", phase.allocatedPerDelivery()));
      return Findings.of(around.conditions(stage, crowd), rows, List.of(phase));
    }
  }

  /** How often the server writes, by its system calls. */
  public static Findings rooms(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    try (Stage stage = Stage.service(setting, around.logs());
        Crowd crowd = around.crowd("rooms", setting.readers())) {
      FanOut fanOut = opened(stage, crowd, setting);
      Phase phase = fanOut.run("rooms");
      List<Row> rows = new ArrayList<>(Sizes.completeness(phase));
      rows.add(Sizes.cpu(phase));
      rows.add(Row.told("p99 from due to there, ms", "%.0f", phase.latency().p99()));
      rows.add(Row.told("allocated per delivery, B", "%.0f", phase.allocatedPerDelivery()));
      rows.add(Row.atMost(MOST_WRITES, "frames per delivery", "%.3f", phase.framesPerDelivery()));
      List<Phase> phases = new ArrayList<>(List.of(phase));
      rows.add(traced(stage, fanOut, phases, around));
      return Findings.of(around.conditions(stage, crowd), rows, phases);
    }
  }

  private static Row traced(Stage stage, FanOut fanOut, List<Phase> phases, Surroundings around)
      throws IOException, InterruptedException {
    long pid = stage.target().tree().root();
    Optional<SystemCalls> calls = SystemCalls.of(pid, around.logs().resolve("strace.txt"));
    if (calls.isEmpty()) {
      return Row.told("system calls that write, per delivery", "not counted: no strace here");
    }
    around.say("counting system calls");
    try (SystemCalls counting = calls.get()) {
      Phase phase = fanOut.run("rooms, traced", TRACED_SECONDS);
      phases.add(phase);
      Map<String, Long> counted = counting.end();
      double each =
          (double) counted.values().stream().mapToLong(Long::longValue).sum() / phase.delivered();
      return Row.atMost(
          MOST_WRITES, "system calls that write, per delivery " + counted.keySet(), "%.3f", each);
    }
  }

  static FanOut opened(Stage stage, Crowd crowd, Setting setting)
      throws IOException, InterruptedException {
    crowd.open(opening(stage, setting));
    FanOut fanOut = new FanOut(stage, crowd, Sizes.publisher(stage, setting), setting);
    fanOut.warmUp();
    return fanOut;
  }

  static Opening opening(Stage stage, Setting setting) {
    return new Opening(
        Dialect.PLAIN, stage.target().port(), setting.roomNames(), setting.roomsEach(), 0);
  }
}
