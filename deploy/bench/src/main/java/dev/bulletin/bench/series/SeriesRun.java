package dev.bulletin.bench.series;

import dev.bulletin.contract.dashboard.ReadSeries;
import dev.bulletin.testing.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fills a server, has the samples rolled up, and reads. */
final class SeriesRun {
  static final int POINTS = 500;

  private static final int WARM_UP = 500;
  private static final int COLD_READS = 20;

  /** Of up to a month, ten days need most rows: they have just too few hours. */
  private static final List<Integer> RANGES = List.of(30, 10, 7, 1);

  /** Within a minute of an hour of a day, so that every level is read. */
  private static final Instant NOW =
      Instant.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofSeconds(9 * 3_600 + 41 * 60 + 27));

  private final SeriesArguments arguments;
  private final Path folder;
  private final PrintStream out;
  private final Random random = new Random(4);

  SeriesRun(SeriesArguments arguments, Path folder, PrintStream out) {
    this.arguments = arguments;
    this.folder = folder;
    this.out = out;
  }

  /** What was filled, and how long that took. */
  record Filled(long samples, long mebibytes, double fillSeconds, double rollUpSeconds) {}

  Filled fill() throws IOException {
    try (PostgresServer postgres = PostgresServer.start(folder);
        HistoryNode node = HistoryNode.start(postgres, NOW, arguments.days())) {
      var fill = new SeriesFill(postgres, HistoryNode.SCHEMA);
      Instant first = NOW.truncatedTo(ChronoUnit.DAYS).minus(arguments.days(), ChronoUnit.DAYS);
      out.println("filling");
      double filling = seconds(() -> fill.fill(first, NOW, arguments.series()));
      out.println("rolling up");
      double rollingUp = seconds(node::rollUp);
      fill.analyze();
      return new Filled(fill.samples(), fill.mebibytes(), filling, rollingUp);
    }
  }

  private static double seconds(Runnable task) {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1e9;
  }

  List<SeriesData.Reads> read() throws IOException {
    List<SeriesData.Reads> reads = new ArrayList<>();
    out.println("reading");
    try (PostgresServer postgres = PostgresServer.start(folder);
        HistoryNode node = HistoryNode.start(postgres, NOW, arguments.days())) {
      for (int days : ranges()) {
        read(node, days, WARM_UP);
        reads.add(
            new SeriesData.Reads(inWords(days) + ", warm", read(node, days, arguments.reads())));
      }
    }
    for (int days : ranges()) {
      reads.add(new SeriesData.Reads(inWords(days) + ", cold", coldReads(days)));
    }
    return reads;
  }

  private static String inWords(int days) {
    return days == 1 ? "1 day" : days + " days";
  }

  private List<Integer> ranges() {
    return RANGES.stream().filter(days -> days <= arguments.days()).toList();
  }

  private List<Double> coldReads(int days) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < COLD_READS; i++) {
      millis.add(coldRead(days));
    }
    return millis;
  }

  /** The code is warm in this process; connections, plans and the server's memory are not. */
  private double coldRead(int days) {
    try (PostgresServer postgres = PostgresServer.start(folder);
        HistoryNode node = HistoryNode.start(postgres, NOW, arguments.days())) {
      return node.read(question(days));
    }
  }

  private List<Double> read(HistoryNode node, int days, int times) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      millis.add(node.read(question(days)));
    }
    return millis;
  }

  private ReadSeries question(int days) {
    String series = "S-%d.price".formatted(1 + random.nextInt(arguments.series()));
    return new ReadSeries(series, NOW.minus(Duration.ofDays(days)), NOW, POINTS);
  }
}
