package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The server is told to end while all are there, or readers end without telling it. */
public final class Drain {
  private static final int WINDOW_SECONDS = 20;
  private static final int GRACE_SECONDS = 30;
  private static final int TENTHS = 10;
  private static final double MOST_AT_ONCE = 1.5;
  private static final String SHUTDOWN = "3001";
  private static final String NO_PONG = "3012";
  private static final int PING_SECONDS = 5;
  private static final Duration PAUSE = Duration.ofMillis(200);

  private Drain() {}

  /** SIGTERM: readers are sent away in a window. */
  public static Findings run(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    Setting draining = setting.with("BULLETIN_REALTIME_DRAIN", WINDOW_SECONDS + "s");
    try (Stage stage = Stage.service(draining, around.logs());
        Crowd crowd = around.crowd("drain", setting.readers())) {
      crowd.open(Crowding.opening(stage, setting));
      List<String> conditions = new ArrayList<>(around.conditions(stage, crowd));
      conditions.add("a window of %d s".formatted(WINDOW_SECONDS));
      crowd.count(System.nanoTime(), 1, 0);
      around.say("the server is told to end");
      Duration limit = Duration.ofSeconds(WINDOW_SECONDS + GRACE_SECONDS);
      double seconds = stage.target().terminate(limit);
      return Findings.of(conditions, rows(setting, crowd.tally(0), seconds), List.of());
    }
  }

  private static List<Row> rows(Setting setting, Tally tally, double seconds) {
    double shutdown = tally.closes().getOrDefault(SHUTDOWN, 0L);
    double fair = (double) setting.readers() / WINDOW_SECONDS;
    return List.of(
        Row.told("closes by code", "%s", tally.closes()),
        Row.atLeast(setting.readers(), "closed with the code of a shutdown", "%,.0f", shutdown),
        Row.atMost(
            MOST_AT_ONCE * fair,
            "most closes within a second",
            "%,.0f",
            mostWithinASecond(tally.closesByTenth())),
        Row.atMost(WINDOW_SECONDS + GRACE_SECONDS, "from SIGTERM to the end, s", "%.1f", seconds));
  }

  static int mostWithinASecond(List<Integer> byTenth) {
    int most = 0;
    for (int from = 0; from < byTenth.size(); from++) {
      int to = Math.min(byTenth.size(), from + TENTHS);
      most = Math.max(most, byTenth.subList(from, to).stream().mapToInt(Integer::intValue).sum());
    }
    return most;
  }

  /** Half-open connections: nobody answers any more, and nobody closes. */
  public static Findings halfOpen(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    Setting pinging = setting.with("BULLETIN_REALTIME_PING", PING_SECONDS + "s");
    try (Stage stage = Stage.service(pinging, around.logs());
        Crowd crowd = around.crowd("half-open", setting.readers())) {
      crowd.open(Crowding.opening(stage, setting));
      List<String> conditions = new ArrayList<>(around.conditions(stage, crowd));
      conditions.add("a ping every %d s".formatted(PING_SECONDS));
      crowd.count(System.nanoTime(), 1, 0);
      crowd.mute();
      double seconds = untilNobodyIsOpen(crowd);
      Tally tally = crowd.tally(0);
      double found = tally.closes().getOrDefault(NO_PONG, 0L);
      return Findings.of(
          conditions,
          List.of(
              Row.atLeast(setting.readers(), "found, and closed with 'no pong'", "%,.0f", found),
              Row.atMost(2 * PING_SECONDS, "until all of them were closed, s", "%.1f", seconds)),
          List.of());
    }
  }

  private static double untilNobodyIsOpen(Crowd crowd) throws IOException, InterruptedException {
    long start = System.nanoTime();
    double seconds = 0;
    while (crowd.tally(0).open() > 0 && seconds < GRACE_SECONDS) {
      Thread.sleep(PAUSE.toMillis());
      seconds = (System.nanoTime() - start) / 1e9;
    }
    return seconds;
  }
}
