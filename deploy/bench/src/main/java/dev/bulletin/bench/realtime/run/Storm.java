package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Tally;
import dev.bulletin.bench.realtime.server.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** All lose their connections at once, and come back as the published SDK does. */
public final class Storm {
  private static final double LIMIT_SECONDS = 30;
  private static final int PATIENCE_SECONDS = 90;
  private static final double LEAST_ON_WEBSOCKET = 99;

  private Storm() {}

  public static Findings run(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    try (Stage stage = Stage.service(setting, around.logs());
        Crowd crowd = around.crowd("storm", setting.readers())) {
      crowd.open(Crowding.opening(stage, setting));
      // One key: whoever joins is told no more than the newest.
      Publisher publisher = stage.publisher(setting, 1);
      FanOut fanOut = new FanOut(stage, crowd, publisher, setting);
      fanOut.warmUp();
      around.say("all are dropped");
      Series series = publisher.next(setting.perSecond(), 1);
      crowd.count(series.fromNanos(), series.first(), series.intervalNanos());
      var areBack = new AtomicBoolean();
      var publishing =
          CompletableFuture.runAsync(() -> publish(publisher, setting.perSecond(), areBack));
      Reading before = stage.target().read();
      double seconds = back(crowd);
      Reading used = stage.target().read().since(before);
      Tally tally = crowd.tally(0);
      areBack.set(true);
      publishing.join();
      Phase after = fanOut.run("afterwards");
      return Findings.of(
          around.conditions(stage, crowd),
          rows(setting, seconds, tally, used, after),
          List.of(after));
    }
  }

  private static void publish(Publisher publisher, double perSecond, AtomicBoolean enough) {
    while (!enough.get()) {
      publisher.publish(publisher.next(perSecond, 1));
    }
  }

  /** How long it took until all were in their rooms again. */
  private static double back(Crowd crowd) throws IOException, InterruptedException {
    long start = System.nanoTime();
    crowd.drop();
    double seconds = 0;
    while (crowd.tally(0).joined() < crowd.readers() && seconds < PATIENCE_SECONDS) {
      Thread.sleep(100);
      seconds = (System.nanoTime() - start) / 1e9;
    }
    return seconds;
  }

  private static List<Row> rows(
      Setting setting, double seconds, Tally tally, Reading used, Phase after) {
    Times joining = Times.of(Tally.histogram(tally.joining()));
    double onWebSocket = 100.0 - 100.0 * tally.upgradesRefused() / setting.readers();
    List<Row> rows = new ArrayList<>();
    rows.add(Row.atLeast(setting.readers(), "came back", "%,.0f", tally.joined()));
    rows.add(Row.atMost(LIMIT_SECONDS, "until all were in their rooms again, s", "%.1f", seconds));
    rows.add(
        Row.told(
            "from the loss until in the rooms again, ms",
            "p50 %.0f, p99 %.0f, max %.0f",
            joining.p50(),
            joining.p99(),
            joining.max()));
    rows.add(Row.atLeast(LEAST_ON_WEBSOCKET, "stayed on WebSocket, %", "%.1f", onWebSocket));
    rows.add(Row.told("sent away and back again, by code", "%s", tally.closes()));
    rows.add(
        Row.told(
            "CPU milliseconds for each",
            "%.2f",
            1e3 * (used.userSeconds() + used.systemSeconds()) / setting.readers()));
    rows.add(
        Row.atLeast(
            setting.readers(),
            "of them hear the last message afterwards",
            "%,.0f",
            after.complete()));
    return rows;
  }
}
