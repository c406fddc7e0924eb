package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.server.Memory;
import dev.bulletin.bench.realtime.server.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What readers cost that are told nothing. */
public final class Idle {
  private static final int BEFORE = 500;
  private static final double KIB = 1_024;
  private static final double MOST_RESIDENT = 20;
  private static final double MOST_HEAP = 12;

  private Idle() {}

  public static Findings run(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    try (Stage stage = Stage.service(setting, around.logs());
        Crowd crowd = around.crowd("idle", setting.readers())) {
      visit(stage, setting, around);
      Memory empty = settled(stage);
      crowd.open(Crowding.opening(stage, setting));
      Memory full = settled(stage);
      Reading before = stage.target().read();
      Thread.sleep(Duration.ofSeconds(setting.seconds()).toMillis());
      Reading used = stage.target().read().since(before);
      long errors = crowd.tally(0).closeCount() + crowd.tally(0).failureCount();
      SocketMemory memory = new SocketMemory(setting.readers(), empty, full);
      return Findings.of(
              around.conditions(stage, crowd), rows(setting, memory, used, errors), List.of())
          .with(memory.figures());
    }
  }

  /** Some come and go, so that what is made once has been made. */
  static void visit(Stage stage, Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    try (Crowd visitors = around.crowd("visitors", Math.min(BEFORE, setting.readers()))) {
      Crowding.opened(stage, visitors, setting);
    }
  }

  static Memory settled(Stage stage) throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(3).toMillis());
    return stage.target().memory();
  }

  private static List<Row> rows(Setting setting, SocketMemory memory, Reading used, long errors) {
    double heap = memory.heapKibEach();
    double beside = memory.besideKibEach();
    List<Row> rows = new ArrayList<>();
    rows.add(Row.atMost(MOST_HEAP, "heap for each, KiB", "%.1f", heap));
    rows.add(Row.told("resident beside the heap for each, KiB", "%.1f", beside));
    rows.add(
        Row.atMost(
            MOST_RESIDENT, "heap and resident beside it for each, KiB", "%.1f", heap + beside));
    rows.add(
        Row.told(
            "without readers, MiB",
            "%.0f of heap in use, %.0f resident with all of the heap",
            memory.empty().heapBytes() / KIB / KIB,
            memory.empty().residentKib() / KIB));
    rows.add(memory.row());
    rows.add(
        Row.told(
            "CPU for each, microseconds a second",
            "%.2f",
            1e6
                * (used.userSeconds() + used.systemSeconds())
                / setting.seconds()
                / setting.readers()));
    rows.add(Row.atMost(0, "closes and failures", "%,.0f", errors));
    return rows;
  }
}
