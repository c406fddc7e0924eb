package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Dialect;
import dev.bulletin.bench.realtime.crowd.Opening;
import dev.bulletin.bench.realtime.crowd.Tally;
import dev.bulletin.bench.realtime.server.Memory;
import dev.bulletin.bench.realtime.server.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Some readers stop reading. Messages to a room that only they are in fill the buffers of their
 * connections first, which take megabytes on a loopback device; then nothing more may be written to
 * them, which the server's count of frames shows.
 */
public final class Slow {
  private static final int SHARE = 100;

  /** As small as it can be for a window to hold a segment of the loopback device twice. */
  private static final int RECEIVE_BUFFER = 262_144;

  private static final String FILLED = "dashboard:bench-filled";
  private static final int FILL_BYTES = 12_288;
  private static final int FILL_KEYS = 4;
  private static final int FILL_PER_SECOND = 40;
  private static final int FILL_STEP_SECONDS = 2;
  private static final int MOST_FILL_SECONDS = 60;
  private static final int WARM_FILL_SECONDS = 10;
  private static final int PING_SECONDS = 60;
  private static final int MOST_RESUME_SECONDS = 60;
  private static final double KIB = 1_024;
  private static final double MOST_HELD = 128;
  private static final double MOST_LATER = 1.1;
  private static final String FRAMES = "bulletin_realtime_frames_total";

  private final Setting setting;
  private final Surroundings around;
  private final Stage stage;
  private final Crowd others;
  private final Crowd slow;
  private final Publisher publisher;
  private final Publisher filling;
  private long stalledAt;

  private Slow(Setting setting, Surroundings around, Stage stage, Crowd others, Crowd slow) {
    this.setting = setting;
    this.around = around;
    this.stage = stage;
    this.others = others;
    this.slow = slow;
    this.publisher = Sizes.publisher(stage, setting);
    this.filling = stage.publisher(List.of(FILLED), setting.rooms(), FILL_BYTES, FILL_KEYS);
  }

  /**
   * While the buffers fill nothing tells a reader that does not read from one that is gone, so
   * answers to pings must be given time.
   */
  public static Findings run(Setting usual, Surroundings around)
      throws IOException, InterruptedException {
    Setting setting = usual.with("BULLETIN_REALTIME_PING", PING_SECONDS + "s");
    int some = Math.max(1, setting.readers() / SHARE);
    try (Stage stage = Stage.service(setting, around.logs());
        Crowd others = around.crowd("others", setting.readers() - some);
        Crowd slow = around.crowd("slow", some)) {
      return new Slow(setting, around, stage, others, slow).run();
    }
  }

  private Findings run() throws IOException, InterruptedException {
    Target target = stage.target();
    others.open(Crowding.opening(stage, setting));
    slow.open(
        new Opening(
            Dialect.PLAIN,
            target.port(),
            Stream.concat(setting.roomNames().stream(), Stream.of(FILLED)).toList(),
            setting.rooms() + 1,
            RECEIVE_BUFFER));
    FanOut fanOut = new FanOut(stage, others, publisher, setting);
    fanOut.warmUp();
    // What all this takes from the server for itself it has then, before any of them is slow.
    filling.publish(filling.next(FILL_PER_SECOND, WARM_FILL_SECONDS));
    Memory empty = target.memory();
    around.say("all read");
    Phase before = fanOut.run("all read");
    Memory reading = target.memory();
    around.say("%d do not read", slow.readers());
    stalledAt = System.nanoTime();
    slow.stall();
    fill();
    double framesBefore = target.read().count(FRAMES);
    Phase during = fanOut.run("some do not read");
    double written = target.read().count(FRAMES) - framesBefore - during.frames();
    Memory holding = target.memory();
    around.say("all read again");
    List<Row> rows = new ArrayList<>(List.of(stalled()));
    Tally after = resume();
    rows.addAll(rows(before, during, written));
    rows.addAll(held(empty, reading, holding));
    rows.addAll(rowsAfter(after));
    List<String> conditions = new ArrayList<>(around.conditions(stage, others));
    conditions.add("a ping every %d s".formatted(PING_SECONDS));
    return Findings.of(conditions, rows, List.of(before, during));
  }

  /** Publishes what only they hear until none of it is written to them any more. */
  private void fill() throws IOException, InterruptedException {
    for (int second = 0; second < MOST_FILL_SECONDS; second += FILL_STEP_SECONDS) {
      if (framesOf(() -> filling.publish(filling.next(FILL_PER_SECOND, FILL_STEP_SECONDS))) == 0) {
        around.say("filled within %d s", second);
        return;
      }
    }
    throw new BenchException(
        BenchException.Kind.REFUSED,
        "who does not read was still written to after %d s".formatted(MOST_FILL_SECONDS));
  }

  private Row stalled() {
    double seconds = (System.nanoTime() - stalledAt) / 1e9;
    return Row.told("do not read", "%d for %.0f s", slow.readers(), seconds);
  }

  private double framesOf(Runnable task) throws IOException, InterruptedException {
    double before = stage.target().read().count(FRAMES);
    task.run();
    return stage.target().read().count(FRAMES) - before;
  }

  /** Beside what comes and goes anyway: the same difference over the time in which all read. */
  private List<Row> held(Memory empty, Memory before, Memory after) {
    double heap = heapKib(before, after);
    double beside = besideKib(before, after);
    return List.of(
        Row.told("heap held for each of them, KiB", "%.0f", heap),
        Row.told("resident beside the heap for each of them, KiB", "%.0f", beside),
        Row.atMost(MOST_HELD, "both together, KiB", "%.0f", heap + beside),
        Row.told(
            "the same over the time in which all read, KiB",
            "%.0f and %.0f",
            heapKib(empty, before),
            besideKib(empty, before)));
  }

  private double heapKib(Memory before, Memory after) {
    return (after.heapBytes() - before.heapBytes()) / KIB / slow.readers();
  }

  private double besideKib(Memory before, Memory after) {
    return (double) (after.residentKib() - before.residentKib()) / slow.readers();
  }

  /** Until all of them have caught up, as long as that may take. */
  private Tally resume() throws IOException {
    slow.resume(publisher.lastDue());
    Series series = publisher.next(setting.perSecond(), 1);
    publisher.publish(series);
    Tally tally = slow.tally(series.last());
    for (int second = 1;
        second < MOST_RESUME_SECONDS && caughtUp(tally) < slow.readers();
        second++) {
      publisher.publish(publisher.next(setting.perSecond(), 1));
      tally = slow.tally(series.last());
    }
    return tally;
  }

  private static long caughtUp(Tally tally) {
    return Times.of(Tally.histogram(tally.caughtUp())).count();
  }

  private List<Row> rows(Phase before, Phase during, double written) {
    return List.of(
        Row.atMost(0, "frames written to them meanwhile", "%,.0f", written),
        Row.told("p99 of the others while all read, ms", "%.1f", before.latency().p99()),
        Row.told("p99 of the others meanwhile, ms", "%.1f", during.latency().p99()),
        Row.atMost(
            MOST_LATER,
            "the second by the first",
            "%.2f",
            during.latency().p99() / before.latency().p99()),
        Row.atMost(0, "lost by the others", "%,.0f", before.lost() + during.lost()));
  }

  private List<Row> rowsAfter(Tally after) {
    Times caughtUp = Times.of(Tally.histogram(after.caughtUp()));
    Times afterOld = Times.of(Tally.histogram(after.afterOld()));
    return List.of(
        Row.atLeast(
            slow.readers(),
            "of them have what was the newest when they read again",
            "%,.0f",
            caughtUp.count()),
        Row.told(
            "after reading again, what lay in buffers included, ms",
            "p50 %.0f, max %.0f",
            caughtUp.p50(),
            caughtUp.max()),
        Row.atMost(
            setting.tickMillis(),
            "after the last of what lay in buffers, ms",
            "%.0f",
            afterOld.max()),
        new Row(
            "closes of them, by code",
            after.closes().toString(),
            "none",
            after.closes().isEmpty()));
  }
}
