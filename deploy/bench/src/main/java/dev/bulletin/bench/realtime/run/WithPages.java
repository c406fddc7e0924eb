package dev.bulletin.bench.realtime.run;

import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.pages.PageReading;
import dev.bulletin.bench.realtime.pages.PageSite;
import dev.bulletin.bench.realtime.pages.PagesRead;
import dev.bulletin.bench.realtime.server.Memory;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many readers of rooms, on one server or several, while others read pages at a gateway. */
public final class WithPages {
  /** Readers of one server, whose files are limited. */
  private static final int MOST_EACH = 15_000;

  private static final int PAGES_PER_SECOND = 200;
  private static final int SETTLING_SECONDS = 3;
  private static final int MOST_WARM_UPS = 10;

  private final Setting setting;
  private final Surroundings around;
  private final Fleet fleet;
  private final PageSite site;
  private final Crowd crowd;

  private WithPages(Setting setting, Surroundings around, Fleet fleet, PageSite site, Crowd crowd) {
    this.setting = setting;
    this.around = around;
    this.fleet = fleet;
    this.site = site;
    this.crowd = crowd;
  }

  public static Findings run(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    return run(setting, (setting.readers() + MOST_EACH - 1) / MOST_EACH, around);
  }

  static Findings run(Setting setting, int servers, Surroundings around)
      throws IOException, InterruptedException {
    Setting each = setting.withReaders(setting.readers() / servers);
    try (Stage stage = Stage.service(each, around.logs());
        Fleet fleet = Fleet.of(stage, servers, each, around.logs());
        PageSite site = PageSite.start(stage.cluster(), setting.heapMebibytes(), around.logs());
        Crowd crowd = around.crowd("pages", setting.readers())) {
      Idle.visit(stage, each, around);
      List<String> conditions = new ArrayList<>(around.conditions(stage, crowd));
      conditions.add(
          "realtime-service in %d JVM%s, half of the readers in SockJS; gateway and report-service in JVMs with the same options"
              .formatted(servers, servers == 1 ? "" : "s"));
      Publisher publisher = Sizes.publisher(stage, setting);
      return new WithPages(setting, around, fleet, site, crowd).run(publisher, conditions);
    }
  }

  private Findings run(Publisher publisher, List<String> conditions)
      throws IOException, InterruptedException {
    warmUpPages();
    Memory empty = settled();
    PageReading meanwhile = PageReading.begin(site, PAGES_PER_SECOND);
    long start = System.nanoTime();
    crowd.open(fleet.openings(setting));
    double seconds = (System.nanoTime() - start) / 1e9;
    around.say("%,d readers have come", crowd.readers());
    PagesRead coming = meanwhile.end();
    Memory full = settled();
    FanOut fanOut = new FanOut(fleet, crowd, publisher, setting);
    fanOut.warmUp();
    meanwhile = PageReading.begin(site, PAGES_PER_SECOND);
    Phase phase = fanOut.run("with pages");
    PagesRead told = meanwhile.end();
    List<Row> rows = new ArrayList<>();
    rows.add(Row.told("came, connections per second", "%,.0f", setting.readers() / seconds));
    rows.add(pages("while they came", coming));
    rows.addAll(delivery(phase));
    rows.add(pages("while they were told", told));
    rows.add(failures(coming, told));
    SocketMemory memory = new SocketMemory(setting.readers(), empty, full);
    rows.add(memory.row());
    return Findings.of(conditions, rows, List.of(phase)).with(memory.figures());
  }

  /**
   * Services that have just been started are late, and circuit breakers take that for a failure.
   */
  private void warmUpPages() throws InterruptedException {
    Duration time = Duration.ofSeconds(setting.warmUpSeconds());
    PagesRead read = PageReading.begin(site, PAGES_PER_SECOND).endAfter(time);
    for (int more = 1; read.failureCount() > 0 && more <= MOST_WARM_UPS; more++) {
      around.say("pages failed while they warmed up: %s", read.failures());
      read = PageReading.begin(site, PAGES_PER_SECOND).endAfter(time);
    }
  }

  private Memory settled() throws InterruptedException {
    Thread.sleep(Duration.ofSeconds(SETTLING_SECONDS).toMillis());
    return fleet.memory();
  }

  private static List<Row> delivery(Phase phase) {
    List<Row> rows = new ArrayList<>(Sizes.completeness(phase));
    rows.add(
        Row.atLeast(
            phase.readers(), "hear the last message of all rooms", "%,.0f", phase.complete()));
    rows.add(Row.told("deliveries per second", "%,.0f", phase.delivered() / phase.seconds()));
    rows.add(
        Row.told(
            "from due to there, ms",
            "p50 %.0f, p99 %.0f, p99.9 %.0f, max %.0f",
            phase.latency().p50(),
            phase.latency().p99(),
            phase.latency().p999(),
            phase.latency().max()));
    rows.add(Sizes.cpu(phase));
    rows.add(
        Row.told(
            "processors kept busy",
            "%.2f by realtime-service, %.2f by the readers",
            phase.serverCores(),
            phase.readersCores()));
    return rows;
  }

  private static Row pages(String when, PagesRead pages) {
    return Row.told(
        "pages read " + when,
        "%,.0f a second; p50 %.1f, p99 %.1f, max %.0f ms",
        pages.perSecond(),
        pages.p50(),
        pages.p99(),
        pages.max());
  }

  private static Row failures(PagesRead coming, PagesRead told) {
    String kinds =
        coming.failureCount() + told.failureCount() == 0
            ? ""
            : " " + coming.failures() + told.failures();
    return Row.atMost(
        0, "pages that failed" + kinds, "%,.0f", coming.failureCount() + told.failureCount());
  }
}
