package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Dialect;
import dev.bulletin.bench.realtime.crowd.Opening;
import dev.bulletin.bench.realtime.server.Memory;
import dev.bulletin.bench.realtime.server.Meter;
import dev.bulletin.bench.realtime.server.Reading;
import dev.bulletin.bench.realtime.server.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The realtime-service of a stage and others beside it, as one. */
final class Fleet implements Meter, AutoCloseable {
  private final Target first;
  private final List<Target> others = new ArrayList<>();

  private Fleet(Target first) {
    this.first = first;
  }

  /** As many as are wanted, the one of the stage included, which the stage closes. */
  static Fleet of(Stage stage, int servers, Setting setting, Path logs)
      throws IOException, InterruptedException {
    Fleet fleet = new Fleet(stage.target());
    try {
      for (int i = 2; i <= servers; i++) {
        Path log = logs.resolve("realtime-service-%d.log".formatted(i));
        fleet.others.add(stage.another(setting, log));
      }
      return fleet;
    } catch (IOException | InterruptedException | RuntimeException e) {
      fleet.close();
      throw e;
    }
  }

  private Stream<Target> all() {
    return Stream.concat(Stream.of(first), others.stream());
  }

  /** Half of the readers of each server in SockJS, and half without. */
  List<Opening> openings(Setting setting) {
    return all()
        .flatMap(
            server ->
                Stream.of(Dialect.PLAIN, Dialect.SOCKJS)
                    .map(dialect -> opening(dialect, server, setting)))
        .toList();
  }

  private static Opening opening(Dialect dialect, Target server, Setting setting) {
    return new Opening(dialect, server.port(), setting.roomNames(), setting.roomsEach(), 0);
  }

  Memory memory() {
    return all().map(Target::memory).reduce(Memory::plus).orElseThrow();
  }

  @Override
  public Reading read() throws IOException, InterruptedException {
    Reading sum = first.read();
    for (Target other : others) {
      sum = sum.plus(other.read());
    }
    return sum;
  }

  @Override
  public void close() {
    others.forEach(Target::close);
  }
}
