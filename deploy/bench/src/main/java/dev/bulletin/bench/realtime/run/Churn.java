package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.churn.GuestsProcess;
import dev.bulletin.bench.realtime.churn.Tokens;
import dev.bulletin.bench.realtime.churn.Visited;
import dev.bulletin.bench.realtime.crowd.Crowd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Very many come, join rooms and leave, over all ways and in all manners, while rooms tick. */
public final class Churn {
  private static final int AT_ONCE = 10_000;

  /** So many before, so that what is made once has been made. */
  private static final int BEFORE = 5_000;

  /** A room remembers fewer of late, to know what is told twice. */
  private static final int MESSAGES_BEFORE = 300;

  private static final double KIB = 1_024;

  /** Less than a reference for each would be. */
  private static final int MOST_HEAP_EACH = 8;

  private static final int SHARE = 100;

  /** What is made late, and once, is no matter. */
  private static final int FEW = 1_000;

  private Churn() {}

  public static Findings run(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    int visits = setting.readers();
    Setting served =
        setting
            .withReaders(Math.min(AT_ONCE, visits))
            .with("BULLETIN_REALTIME_TOKEN_SECRET", Tokens.SECRET);
    try (Stage stage = Stage.service(served, around.logs())) {
      List<Row> rows = new ArrayList<>();
      int withOne = registrations(stage, served.withReaders(1), around);
      int withMany = registrations(stage, served, around);
      rows.add(Row.told("registrations in Hazelcast with 1 reader", "%,d", withOne));
      rows.add(
          Row.atMost(withOne, "with %,d readers".formatted(served.readers()), "%,.0f", withMany));
      // One key: whoever joins is told no more than the newest.
      Publisher publisher = stage.publisher(served, 1);
      publisher.publish(publisher.next(MESSAGES_BEFORE, 1));
      Venue venue = new Venue(stage, publisher, served.perSecond(), around);
      int before = Math.min(BEFORE, visits);
      venue.visit(before, before);
      Remains earlier = Remains.of(stage);
      around.say("%,d come and go", visits);
      Visited visited = venue.visit(2 * before, visits);
      Remains later = Remains.of(stage);
      rows.add(Row.atMost(withOne, "afterwards", "%,.0f", later.registrations()));
      rows.addAll(visits(visited, visits));
      rows.addAll(left(earlier, later, visits));
      return Findings.of(conditions(stage), rows, List.of());
    }
  }

  private static List<String> conditions(Stage stage) {
    return List.of(
        "guests in a process of their own, 100 there at a time",
        "open files: at most %s for each process".formatted(stage.target().tree().openFilesLimit()),
        "server: " + String.join(" ", stage.target().tree().jvmOptions()));
  }

  /** With so many readers in their rooms, whose connections are cut then. */
  private static int registrations(Stage stage, Setting setting, Surroundings around)
      throws IOException {
    around.say("%,d readers at once", setting.readers());
    try (Crowd crowd = around.crowd("churn", setting.readers())) {
      crowd.open(Crowding.opening(stage, setting));
      return stage.registrations();
    }
  }

  /** Where they come and go. */
  private record Venue(Stage stage, Publisher publisher, double perSecond, Surroundings around) {
    Visited visit(int first, int count) throws IOException {
      var haveLeft = new AtomicBoolean();
      var publishing = CompletableFuture.runAsync(() -> publish(publisher, perSecond, haveLeft));
      try {
        return GuestsProcess.run(
            stage.target().port(), first, count, around.logs().resolve("guests.log"));
      } finally {
        haveLeft.set(true);
        publishing.join();
      }
    }
  }

  private static void publish(Publisher publisher, double perSecond, AtomicBoolean enough) {
    while (!enough.get()) {
      publisher.publish(publisher.next(perSecond, 1));
    }
  }

  private static List<Row> visits(Visited visited, int wanted) {
    List<Row> rows = new ArrayList<>();
    rows.add(Row.atLeast(wanted, "came and went", "%,.0f", visited.came()));
    rows.add(
        Row.told(
            "of them",
            "%,d once they were in their rooms, the others before; by way %s",
            visited.joined(),
            visited.cameByWay()));
    rows.add(
        Row.told(
            "how long, and how many a second",
            "%.0f s, %,.0f",
            visited.seconds(),
            wanted / visited.seconds()));
    String failures = visited.failures().isEmpty() ? "" : " " + visited.failures();
    rows.add(Row.atMost(0, "failures" + failures, "%,.0f", visited.failureCount()));
    return rows;
  }

  private static List<Row> left(Remains earlier, Remains later, int visits) {
    List<Row> rows = new ArrayList<>();
    for (String name : Remains.OF_READERS) {
      rows.add(
          Row.atMost(0, "left by the count of the service: " + name, "%,.0f", later.count(name)));
    }
    rows.add(
        notMore("rooms, once for each event loop", earlier.count("rooms"), later.count("rooms")));
    rows.add(
        Row.atMost(
            0, "objects for readers, seats, sessions and sockets", "%,.0f", later.readerObjects()));
    rows.add(notMore("timers", earlier.timers(), later.timers()));
    rows.add(notMore("consumers of the bus", earlier.consumers(), later.consumers()));
    rows.add(notMore("open files", earlier.openFiles(), later.openFiles()));
    double more = (double) (later.heapBytes() - earlier.heapBytes()) / visits;
    rows.add(
        Row.told(
            "heap in use, KiB",
            "%,.0f, %,.0f before",
            later.heapBytes() / KIB,
            earlier.heapBytes() / KIB));
    rows.add(Row.atMost(MOST_HEAP_EACH, "more heap in use for each, B", "%.1f", more));
    Map<String, Long> grown =
        later.census().grownSince(earlier.census(), Math.max(FEW, visits / SHARE));
    rows.add(
        Row.atMost(
            0,
            "classes with one object more for each hundred" + named(grown),
            "%,.0f",
            grown.size()));
    return rows;
  }

  private static String named(Map<String, Long> grown) {
    return grown.isEmpty() ? "" : " " + grown;
  }

  private static Row notMore(String what, double earlier, double later) {
    return Row.atMost(
        earlier, String.format(Locale.ROOT, "%s, %,.0f before", what, earlier), "%,.0f", later);
  }
}
