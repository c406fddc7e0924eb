package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.PairedRun;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Side;
import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Dialect;
import dev.bulletin.bench.realtime.crowd.Opening;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.Server;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a delivery costs, against Vert.x's own SockJSHandler. Each side has a cluster of its own, so
 * that none works while the other is measured.
 */
public final class Delivery {
  /** The label of a measurement that tells how our service was spoken to. */
  public static final String DIALECT = "dialect";

  public static final String SERVICE = "realtime-service";
  public static final String RIVAL = "SockJSHandler";

  private static final List<Dialect> OURS = List.of(Dialect.PLAIN, Dialect.SOCKJS);

  private final Setting setting;
  private final boolean alike;
  private final Surroundings around;
  private final List<String> conditions = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<Phase> phases = new ArrayList<>();

  private Delivery(Setting setting, boolean alike, Surroundings around) {
    this.setting = setting;
    this.alike = alike;
    this.around = around;
  }

  /** Against it as it comes. */
  public static Findings run(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    return new Delivery(setting, /* alike= */ false, around).run();
  }

  /** Against it on the transport and with the JVM options of our service. */
  public static Findings alike(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    return new Delivery(setting, /* alike= */ true, around).run();
  }

  private Findings run() throws IOException, InterruptedException {
    List<Measurement> measurements = new ArrayList<>();
    for (Dialect dialect : OURS) {
      measurements.add(compare(dialect));
    }
    return new Findings(conditions, rows, phases, measurements);
  }

  private Measurement compare(Dialect dialect) throws IOException, InterruptedException {
    around.say("%s, %s, against %s", SERVICE, label(dialect), RIVAL);
    try (Stage ours = Stage.service(setting, around.logs());
        Stage theirs = Stage.rival(setting, alike, around.logs());
        Crowd readers = around.crowd("ours", setting.readers());
        Crowd others = around.crowd("theirs", setting.readers())) {
      Side a = side(SERVICE, ours, readers, dialect);
      Side b = side(RIVAL, theirs, others, Dialect.RIVAL);
      Plan plan = new Plan(setting.rounds(), setting.seconds(), setting.warmUpSeconds());
      int before = phases.size();
      Comparison comparison = new PairedRun(plan, round -> around.say("%s", round)).run(a, b);
      tell(dialect, phases.subList(before, phases.size()));
      conditions.clear();
      conditions.addAll(around.conditions(ours, readers));
      return new Measurement(
          Map.of(DIALECT, label(dialect)),
          List.of(server(SERVICE, ours), server(RIVAL, theirs)),
          comparison);
    }
  }

  private static String label(Dialect dialect) {
    return dialect.name().toLowerCase(Locale.ROOT);
  }

  private Side side(String name, Stage stage, Crowd crowd, Dialect dialect) throws IOException {
    crowd.open(
        new Opening(dialect, stage.target().port(), setting.roomNames(), setting.roomsEach(), 0));
    FanOut fanOut = new FanOut(stage, crowd, Sizes.publisher(stage, setting), setting);
    return new Side(
        name,
        stage.target().tree(),
        new FanOutLoad(name + ", " + label(dialect), fanOut, crowd, phases));
  }

  private static Server server(String name, Stage stage) {
    return new Server(
        name,
        Runtime.version().toString(),
        1,
        stage.target().tree().openFilesLimit(),
        stage.target().tree().jvmOptions());
  }

  /** What was counted beside; the warm-up of each side came first. */
  private void tell(Dialect dialect, List<Phase> of) {
    for (String side : List.of(SERVICE, RIVAL)) {
      List<Phase> counted =
          of.stream().filter(phase -> phase.name().startsWith(side)).skip(1).toList();
      String how = side.equals(SERVICE) ? ", " : " beside ";
      rows.addAll(Sizes.costs(side + how + label(dialect), counted));
    }
  }
}
