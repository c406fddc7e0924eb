package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How often a message is encoded, for one reader and for many. */
public final class Encodes {
  private static final int MOST_BYTES = 120;

  private Encodes() {}

  public static Findings run(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    List<Phase> phases = new ArrayList<>();
    List<String> conditions = new ArrayList<>();
    for (int readers : List.of(1, setting.readers())) {
      around.say("%,d readers", readers);
      try (Stage stage = Stage.service(setting, around.logs());
          Crowd crowd = around.crowd("encodes", readers)) {
        Phase phase = Crowding.opened(stage, crowd, setting).run(readers + " readers");
        phases.add(phase);
        rows.addAll(rows(readers, phase));
        conditions = around.conditions(stage, crowd);
      }
    }
    rows.add(
        Row.atMost(
            MOST_BYTES, "allocated per delivery, B", "%.0f", phases.get(1).allocatedPerDelivery()));
    return Findings.of(conditions, rows, phases);
  }

  /** All read one format, and each tick has one message. */
  private static List<Row> rows(int readers, Phase phase) {
    String whom =
        readers == 1 ? "one reader: " : String.format(Locale.ROOT, "%,d readers: ", readers);
    return List.of(
        Row.told(
            whom + "published and delivered", "%,d and %,d", phase.published(), phase.delivered()),
        Row.atMost(
            1,
            whom + "encodes for each tick and format",
            "%.2f",
            phase.encodes() / phase.published()));
  }
}
