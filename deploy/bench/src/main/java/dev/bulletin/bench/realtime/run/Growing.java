package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Dialect;
import dev.bulletin.bench.realtime.crowd.Opening;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One realtime-service that is told of rooms of one size after the other. */
public final class Growing implements AutoCloseable {
  /** Enough that a message takes no other's place unless the server is seconds late. */
  private static final int SECONDS_OF_KEYS = 4;

  private final Stage stage;
  private final Surroundings around;
  private int roomsMade;

  private Growing(Stage stage, Surroundings around) {
    this.stage = stage;
    this.around = around;
  }

  /** With as many readers as there will be at most, and what else does not change. */
  public static Growing start(Setting largest, Surroundings around)
      throws IOException, InterruptedException {
    return new Growing(Stage.service(largest, around.logs()), around);
  }

  /** For the JIT compilers. */
  public void warmUp(Setting sizes) throws IOException, InterruptedException {
    List<String> rooms = newRooms(sizes.rooms());
    try (Crowd crowd = around.crowd("warm-up", sizes.readers())) {
      opened(crowd, rooms, sizes).warmUp();
    }
  }

  /** Readers come for these sizes, are told something, and go; a phase for each round. */
  public List<Phase> run(Setting sizes) throws IOException, InterruptedException {
    List<String> rooms = newRooms(sizes.rooms());
    try (Crowd crowd = around.crowd("of-" + roomsMade, sizes.readers())) {
      FanOut fanOut = opened(crowd, rooms, sizes);
      fanOut.warmUp();
      List<Phase> phases = new ArrayList<>();
      for (int round = 1; round <= sizes.rounds(); round++) {
        phases.add(told(fanOut.run("round " + round), sizes));
      }
      return phases;
    }
  }

  private Phase told(Phase phase, Setting sizes) {
    around.say(
        "%s: %,d deliveries, %.2f µs each, %d lost",
        sizes.inWords(), phase.delivered(), phase.cpuPerMillion(), phase.lost());
    return phase;
  }

  private FanOut opened(Crowd crowd, List<String> rooms, Setting sizes)
      throws IOException, InterruptedException {
    crowd.open(new Opening(Dialect.PLAIN, stage.target().port(), rooms, sizes.roomsEach(), 0));
    Publisher publisher =
        stage.publisher(rooms, 0, sizes.payloadBytes(), SECONDS_OF_KEYS * sizes.perSecond());
    return new FanOut(stage, crowd, publisher, sizes);
  }

  /** A room takes a message of each number once, so that each publisher has rooms of its own. */
  private List<String> newRooms(int count) {
    int first = roomsMade;
    roomsMade += count;
    return IntStream.range(first, roomsMade).mapToObj(i -> "dashboard:growing-" + i).toList();
  }

  /** How the server was started. */
  public List<String> jvmOptions() {
    return stage.target().tree().jvmOptions();
  }

  @Override
  public void close() {
    stage.close();
  }
}
