package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.PairedRun;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.Side;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Dialect;
import dev.bulletin.bench.realtime.crowd.Opening;
import dev.bulletin.bench.realtime.rival.Rival;
import dev.bulletin.bench.realtime.rival.RivalServer;
import dev.bulletin.bench.realtime.rival.Workshop;
import dev.bulletin.bench.realtime.server.Reading;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a delivery costs our service and others that broadcast the same, all of them in turn and
 * each at its defaults.
 */
public final class Field implements AutoCloseable {
  /** The label of a measurement that tells what one of our deliveries may cost by theirs. */
  public static final String MOST = "most";

  /** Before its rounds each side is told something alone for so long, to begin as in a round. */
  private static final int SECONDS_ALONE = 2;

  private final Setting setting;
  private final boolean judged;
  private final Surroundings around;
  private final Workshop workshop;
  private final Deque<Opened> opened = new ArrayDeque<>();
  private final Map<String, Server> servers = new LinkedHashMap<>();
  private final Map<String, Double> most = new HashMap<>();
  private final List<String> conditions = new ArrayList<>();
  private final List<Phase> phases = new ArrayList<>();
  private final List<FanOut> fanOuts = new ArrayList<>();

  private Field(Setting setting, boolean judged, Surroundings around) throws IOException {
    this.setting = setting;
    this.judged = judged;
    this.around = around;
    this.workshop = Workshop.open();
    opened.push(workshop::close);
  }

  /** What is to be closed, the last first. */
  @FunctionalInterface
  private interface Opened {
    void close() throws IOException;
  }

  /** With a limit for each of them. */
  public static Findings judged(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    try (Field field = new Field(setting, /* judged= */ true, around)) {
      return field.run();
    }
  }

  /** With figures alone. */
  public static Findings told(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    try (Field field = new Field(setting, /* judged= */ false, around)) {
      return field.run();
    }
  }

  private Findings run() throws IOException, InterruptedException {
    Side ours = ours();
    List<Side> others = new ArrayList<>(List.of(sockJs()));
    for (Rival rival : Rival.values()) {
      if (rival.isAtHand()) {
        others.add(side(rival));
      }
    }
    around.say("warming up all sides at once");
    WarmUp.of(fanOuts, setting);
    Plan plan = new Plan(setting.rounds(), setting.seconds(), SECONDS_ALONE);
    List<Comparison> comparisons =
        new PairedRun(plan, round -> around.say("%s", round)).run(ours, others);
    return new Findings(
        conditions, rows(), phases, comparisons.stream().map(this::measurement).toList());
  }

  private Side ours() throws IOException, InterruptedException {
    Stage stage = Stage.service(setting, around.logs());
    opened.push(stage::close);
    Side side = side(Delivery.SERVICE, stage, Dialect.PLAIN);
    conditions.add("open files: at most " + stage.target().tree().openFilesLimit());
    conditions.add("our server: " + String.join(" ", stage.target().tree().jvmOptions()));
    return side;
  }

  private Side sockJs() throws IOException, InterruptedException {
    Stage stage = Stage.rival(setting, /* alike= */ false, around.logs());
    opened.push(stage::close);
    return side(Delivery.RIVAL, stage, Dialect.RIVAL);
  }

  private Side side(String name, Stage stage, Dialect dialect) throws IOException {
    ProcessTree tree = stage.target().tree();
    int port = stage.target().port();
    Publisher publisher = Sizes.publisher(stage, setting);
    return side(name, "Java " + Runtime.version(), dialect, port, tree, publisher);
  }

  private Side side(Rival rival) throws IOException, InterruptedException {
    around.say("making %s", rival.versions());
    String label = rival.label();
    Path log = around.logs().resolve(label.toLowerCase(Locale.ROOT) + ".log");
    RivalServer server = workshop.start(rival, log);
    opened.push(server::close);
    conditions.add(rival.versions());
    most.put(label, rival.mostOfTheirs());
    Publisher publisher = Sizes.publisher(server.feed(), setting);
    return side(label, rival.versions(), rival.dialect(), server.port(), server.tree(), publisher);
  }

  private Side side(
      String name, String version, Dialect dialect, int port, ProcessTree tree, Publisher publisher)
      throws IOException {
    Crowd crowd = around.crowd(name.toLowerCase(Locale.ROOT), setting.readers());
    opened.push(crowd::close);
    crowd.open(new Opening(dialect, port, setting.roomNames(), setting.roomsEach(), 0));
    servers.put(name, new Server(name, version, 1, tree.openFilesLimit(), tree.jvmOptions()));
    FanOut fanOut = new FanOut(() -> Reading.ofTimes(tree), crowd, publisher, setting);
    fanOuts.add(fanOut);
    return new Side(name, tree, new FanOutLoad(name, fanOut, crowd, phases));
  }

  private Measurement measurement(Comparison comparison) {
    Double limit = judged ? most.get(comparison.b()) : null;
    return new Measurement(
        limit == null ? Map.of() : Map.of(MOST, limit.toString()),
        Stream.of(comparison.a(), comparison.b()).map(servers::get).toList(),
        comparison);
  }

  /** What was counted beside, and who was not there. */
  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    servers.keySet().forEach(name -> rows.add(beside(name)));
    Arrays.stream(Rival.values())
        .filter(rival -> !rival.isAtHand())
        .map(rival -> Row.told(rival.label(), "NOT RUN: no %s here", rival.language()))
        .forEach(rows::add);
    return rows;
  }

  /** The warm-up came first. */
  private Row beside(String name) {
    List<Phase> of = phases.stream().filter(phase -> phase.name().equals(name)).skip(1).toList();
    return Row.told(
        name + ": frames and bytes per delivery; p50, p99 from due to there, ms",
        "%s; %s; %s, %s",
        Sizes.spread(of, Phase::framesPerDelivery).format("%.2f"),
        Sizes.spread(of, phase -> (double) phase.bytes() / phase.delivered()).format("%.0f"),
        Sizes.spread(of, phase -> phase.latency().p50()).format("%.0f"),
        Sizes.spread(of, phase -> phase.latency().p99()).format("%.0f"));
  }

  @Override
  public void close() throws IOException {
    for (Opened each : opened) {
      each.close();
    }
  }
}
