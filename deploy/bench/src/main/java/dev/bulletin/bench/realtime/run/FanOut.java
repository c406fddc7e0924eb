package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Tally;
import dev.bulletin.bench.realtime.server.Meter;
import dev.bulletin.bench.realtime.server.Reading;
import dev.bulletin.bench.record.Machine;
import java.io.IOException;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Publishes for a while and counts what readers are told meanwhile. */
final class FanOut {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Meter server;
  private final Crowd crowd;
  private final Publisher publisher;
  private final Setting setting;

  FanOut(Stage stage, Crowd crowd, Publisher publisher, Setting setting) {
    this(stage.target(), crowd, publisher, setting);
  }

  FanOut(Meter server, Crowd crowd, Publisher publisher, Setting setting) {
    this.server = server;
    this.crowd = crowd;
    this.publisher = publisher;
    this.setting = setting;
  }

  /** Publishes for the JIT compilers, and for the bus to get to know who listens. */
  void warmUp() throws IOException, InterruptedException {
    warmUp(setting.perSecond());
  }

  /** The same with so many messages a second in each room. */
  void warmUp(int perSecond) throws IOException, InterruptedException {
    publish(perSecond, setting.warmUpSeconds());
  }

  /** Tells one message in each room. */
  void once() throws IOException, InterruptedException {
    publish(setting.perSecond(), 1.0 / setting.perSecond());
  }

  private void publish(int perSecond, double seconds) throws IOException, InterruptedException {
    Series series = counted(perSecond, seconds);
    publisher.publish(series);
    settled(series);
  }

  Phase run(String name) throws IOException, InterruptedException {
    return run(name, setting.seconds());
  }

  Phase run(String name, double seconds) throws IOException, InterruptedException {
    double load = Machine.read().loadAverage();
    double readersBefore = crowd.cpuSeconds();
    Reading before = server.read();
    Series series = counted(setting.perSecond(), seconds);
    Histogram lag = publisher.publish(series);
    Tally tally = settled(series);
    double took = (System.nanoTime() - series.fromNanos()) / 1e9;
    Reading used = server.read().since(before);
    return new Phase(
        name,
        load,
        took,
        crowd.readers(),
        (long) series.count() * setting.rooms(),
        (long) series.count() * crowd.readers() * setting.roomsEach(),
        tally.markers(),
        tally.complete(),
        tally.frames(),
        tally.bytes(),
        tally.missed(),
        tally.repeated(),
        tally.closes(),
        tally.failures(),
        Times.of(Tally.histogram(tally.latency())),
        Times.of(Tally.histogram(tally.behind())),
        Times.of(lag),
        crowd.cpuSeconds() - readersBefore,
        used);
  }

  private Series counted(int perSecond, double seconds) throws IOException {
    Series series = publisher.next(perSecond, seconds);
    crowd.count(series.fromNanos(), series.first(), series.intervalNanos());
    return series;
  }

  /** What was counted when all have heard the last message, or when they will not any more. */
  private Tally settled(Series series) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    Tally tally = crowd.tally(series.last());
    while (tally.complete() < crowd.readers() && System.nanoTime() < end) {
      Thread.sleep(PAUSE.toMillis());
      tally = crowd.tally(series.last());
    }
    return tally;
  }
}
