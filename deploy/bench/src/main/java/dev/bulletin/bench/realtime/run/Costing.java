package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Dialect;
import dev.bulletin.bench.realtime.crowd.Opening;
import dev.bulletin.bench.realtime.run.SocketCosts.Told;
import dev.bulletin.bench.realtime.server.Memory;
import dev.bulletin.bench.realtime.server.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What one realtime-service pays for readers: to be there, to come, and to be told something. */
public final class Costing {
  /** A room of each of the largest crowd, and ten of them. */
  private static final int MANY_ROOMS = 10;

  private static final int SMALL_ROOM = 100;

  /** Rooms of one reader: as many messages a second come as deliveries go. */
  private static final int LONE_READERS = 500;

  private static final int LONE_RATE = 4;

  /** Enough that a message takes no other's place unless the server is seconds late. */
  private static final int SECONDS_OF_KEYS = 4;

  private final Stage stage;
  private final Setting setting;
  private final Surroundings around;
  private final Map<String, Long> failures = new TreeMap<>();
  private int roomsMade;

  private Costing(Stage stage, Setting setting, Surroundings around) {
    this.stage = stage;
    this.setting = setting;
    this.around = around;
  }

  /** Sizes other than readers, seconds, tick and the length of a message are set here. */
  public static SocketCosts run(Setting setting, int idleSeconds, Surroundings around)
      throws IOException, InterruptedException {
    try (Stage stage = Stage.service(setting, around.logs())) {
      return new Costing(stage, setting, around).run(idleSeconds);
    }
  }

  private SocketCosts run(int idleSeconds) throws IOException, InterruptedException {
    Idle.visit(stage, setting, around);
    SocketCosts costs = everybody(Idle.settled(stage), idleSeconds);
    int readers = setting.readers();
    int rate = setting.perSecond();
    return costs.and(
        List.of(
            told(rooms(readers, MANY_ROOMS, MANY_ROOMS, rate)),
            told(rooms(readers, readers / SMALL_ROOM, 1, rate)),
            told(rooms(LONE_READERS, LONE_READERS, 1, LONE_RATE))),
        failures);
  }

  /** All come, are told nothing, and are told something in one room. */
  private SocketCosts everybody(Memory empty, int idleSeconds)
      throws IOException, InterruptedException {
    try (Crowd crowd = around.crowd("all", setting.readers())) {
      Reading before = stage.target().read();
      List<String> rooms = newRooms(1);
      crowd.open(opening(rooms, 1));
      double connecting = cpu(before);
      around.say("%,d readers have come", crowd.readers());
      Memory full = Idle.settled(stage);
      before = stage.target().read();
      Thread.sleep(Duration.ofSeconds(idleSeconds).toMillis());
      double idle = cpu(before);
      List<Told> told = List.of(told(crowd, rooms, setting));
      return new SocketCosts(
          setting.readers(),
          empty,
          full,
          connecting,
          idleSeconds,
          idle,
          told,
          Map.of(),
          around.conditions(stage, crowd));
    }
  }

  private Setting rooms(int readers, int rooms, int roomsEach, int perSecond) {
    return new Setting(
        readers,
        Math.max(1, rooms),
        roomsEach,
        perSecond,
        setting.payloadBytes(),
        setting.tickMillis(),
        setting.warmUpSeconds(),
        setting.seconds(),
        1,
        setting.heapMebibytes(),
        setting.extra());
  }

  private Told told(Setting sizes) throws IOException, InterruptedException {
    List<String> rooms = newRooms(sizes.rooms());
    try (Crowd crowd = around.crowd("of-" + sizes.rooms(), sizes.readers())) {
      crowd.open(opening(rooms, sizes.roomsEach()));
      return told(crowd, rooms, sizes);
    }
  }

  /** A room takes a message of each number once, so that each publisher has rooms of its own. */
  private List<String> newRooms(int count) {
    int first = roomsMade;
    roomsMade += count;
    return IntStream.range(first, roomsMade).mapToObj(i -> "dashboard:costing-" + i).toList();
  }

  private Opening opening(List<String> rooms, int each) {
    return new Opening(Dialect.PLAIN, stage.target().port(), rooms, each, 0);
  }

  private Told told(Crowd crowd, List<String> rooms, Setting sizes)
      throws IOException, InterruptedException {
    Publisher publisher =
        stage.publisher(rooms, 0, sizes.payloadBytes(), SECONDS_OF_KEYS * sizes.perSecond());
    FanOut fanOut = new FanOut(stage, crowd, publisher, sizes);
    fanOut.warmUp();
    double publisherBefore = ownSeconds();
    Phase phase = fanOut.run("rooms of " + sizes.rooms());
    double publishing = ownSeconds() - publisherBefore;
    note(phase);
    around.say(
        "%s: %,d deliveries, %.2f µs each",
        sizes.inWords(), phase.delivered(), phase.cpuPerMillion());
    return new Told(
        sizes.readers(),
        sizes.rooms(),
        sizes.readers() * sizes.roomsEach() / sizes.rooms(),
        phase.seconds(),
        phase.published(),
        phase.delivered(),
        phase.lost(),
        phase.frames(),
        phase.bytes(),
        phase.use().userSeconds() + phase.use().systemSeconds(),
        publishing);
  }

  private double cpu(Reading before) throws IOException, InterruptedException {
    Reading used = stage.target().read().since(before);
    return used.userSeconds() + used.systemSeconds();
  }

  private static double ownSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  private void note(Phase phase) {
    phase.closes().forEach((code, count) -> failures.merge("close " + code, count, Long::sum));
    phase.failures().forEach((kind, count) -> failures.merge(kind, count, Long::sum));
  }
}
