package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Dialect;
import dev.bulletin.bench.realtime.crowd.Opening;
import dev.bulletin.bench.realtime.server.Memory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The same told to readers who inflate and to readers who do not, each by a server of its own, of
 * which one works at a time.
 */
public final class Inflating {
  private static final String SETTING = "BULLETIN_REALTIME_COMPRESSION";
  private static final double MOST_KIBIBYTES = 20;

  private final Setting setting;
  private final Surroundings around;
  private final List<Row> rows = new ArrayList<>();
  private final List<Phase> phases = new ArrayList<>();

  private Inflating(Setting setting, Surroundings around) {
    this.setting = setting;
    this.around = around;
  }

  public static Findings run(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    return new Inflating(setting, around).run();
  }

  private Findings run() throws IOException, InterruptedException {
    Setting compressing = setting.with(SETTING, "true");
    try (Stage plain = Stage.service(setting, around.logs().resolve("plain"));
        Stage deflated = Stage.service(compressing, around.logs().resolve("deflated"));
        Crowd some = around.crowd("plain", setting.readers());
        Crowd others = around.crowd("inflating", setting.readers())) {
      FanOut asItIs = opened("as it is", plain, some, Dialect.PLAIN);
      FanOut smaller = opened("compressed", deflated, others, Dialect.INFLATING);
      List<Phase> before = new ArrayList<>();
      List<Phase> after = new ArrayList<>();
      for (int round = 1; round <= setting.rounds(); round++) {
        around.say("round %d", round);
        before.add(asItIs.run("as it is"));
        after.add(smaller.run("compressed"));
      }
      tell("as it is", before);
      tell("compressed", after);
      rows.add(deflations(after));
      return Findings.of(around.conditions(deflated, others), rows, phases);
    }
  }

  /** Lets the readers come, and tells what each has added to what the server holds. */
  private FanOut opened(String name, Stage stage, Crowd crowd, Dialect dialect)
      throws IOException, InterruptedException {
    Memory empty = Idle.settled(stage);
    crowd.open(
        new Opening(dialect, stage.target().port(), setting.roomNames(), setting.roomsEach(), 0));
    Memory full = Idle.settled(stage);
    double grown = (double) (full.residentKib() - empty.residentKib()) / setting.readers();
    rows.add(
        Row.atMost(
            MOST_KIBIBYTES, name + ": resident beside the heap for each, KiB", "%.1f", grown));
    FanOut fanOut = new FanOut(stage, crowd, Sizes.publisher(stage, setting), setting);
    fanOut.warmUp();
    return fanOut;
  }

  private void tell(String name, List<Phase> of) {
    phases.addAll(of);
    rows.add(
        Row.atMost(
            0,
            name + ": lost, closes and failures",
            "%,.0f",
            of.stream().mapToDouble(phase -> phase.lost() + phase.errors()).sum()));
    rows.addAll(Sizes.costs(name, of));
  }

  /** All inflate one format. */
  private static Row deflations(List<Phase> of) {
    double times =
        of.stream()
            .mapToDouble(phase -> phase.use().count("bulletin_realtime_deflations_total"))
            .sum();
    long published = of.stream().mapToLong(Phase::published).sum();
    return Row.atMost(1, "compressed: times a message", "%.2f", times / published);
  }
}
