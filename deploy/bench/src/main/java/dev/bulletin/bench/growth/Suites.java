package dev.bulletin.bench.growth;

import dev.bulletin.bench.CpuClock;
import dev.bulletin.bench.CpuReading;
import dev.bulletin.bench.LoadResult;
import dev.bulletin.bench.Plan;
import dev.bulletin.bench.baseline.Measure;
import dev.bulletin.bench.baseline.WiredSuite;
import dev.bulletin.bench.export.ManyReports;
import dev.bulletin.bench.growth.Series.Around;
import dev.bulletin.bench.page.ScratchFolder;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.RedisServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a request costs all services together, in one JVM or in several. */
final class Suites {
  private static final int MOST_INSTANCES = 3;

  private final Plan plan;
  private final Around around;

  private Suites(Plan plan, Around around) {
    this.plan = plan;
    this.around = around;
  }

  /** Services that are asked by readers. */
  private record Asked(CpuClock cpu, ReadersLoad load, List<Integer> ports) {
    void warmUp(Plan plan) {
      load.run(ports, plan.warmUp());
    }

    Turn turn(Plan plan) throws IOException {
      CpuReading before = cpu.read();
      LoadResult result = load.run(ports, plan.round());
      CpuReading after = cpu.read();
      Map<String, Long> errors = new TreeMap<>(result.errors());
      after.endedSince(before).forEach(process -> errors.put("ended: " + process, 1L));
      return new Turn(
          result.operations(),
          errors,
          result.seconds(),
          after.secondsSince(before),
          result.bytesRead(),
          result.p50Micros(),
          result.p99Micros());
    }
  }

  /** Both are there, and are asked in turn. */
  static Growth jvms(Plan plan, Around around) throws IOException, InterruptedException {
    return new Suites(plan, around).jvms();
  }

  private Growth jvms() throws IOException, InterruptedException {
    List<String> all = Measure.WIRED.stream().map(Measure::name).toList();
    try (var scratch = ScratchFolder.create();
        var one =
            WiredSuite.start(
                scratch.newFolder("one"),
                all,
                Questions.REPORTS,
                around.logs().resolve("one-jvm.log"));
        PostgresServer postgres = PostgresServer.start();
        RedisServer redis = RedisServer.start();
        GrownSuite four = filled(1, postgres, redis);
        ReadersLoad oneLoad = new ReadersLoad();
        ReadersLoad fourLoad = new ReadersLoad()) {
      Asked inOne = new Asked(one.services(), oneLoad, List.of(one.port()));
      Asked inFour = new Asked(four::read, fourLoad, four.ports());
      inOne.warmUp(plan);
      inFour.warmUp(plan);
      List<Turn> ofOne = new ArrayList<>();
      List<Turn> ofFour = new ArrayList<>();
      for (int round = 1; round <= plan.rounds(); round++) {
        ofOne.add(told("one JVM", inOne.turn(plan)));
        ofFour.add(told("four JVMs", inFour.turn(plan)));
      }
      return new Growth(
          conditions(
              "In turn; one JVM with "
                  + String.join(" ", WiredSuite.tuning(List.of()))
                  + ", four with "),
          List.of(new Step("one JVM", 1, ofOne), new Step("four JVMs", four.jvms(), ofFour)));
    }
  }

  /** Instances are added to those that are there. */
  static Growth instances(Plan plan, Around around) throws IOException, InterruptedException {
    return new Suites(plan, around).instances();
  }

  private Growth instances() throws IOException {
    try (PostgresServer postgres = PostgresServer.start();
        RedisServer redis = RedisServer.start();
        GrownSuite suite = filled(MOST_INSTANCES, postgres, redis);
        ReadersLoad load = new ReadersLoad()) {
      List<Step> steps = new ArrayList<>();
      steps.add(step(1, suite, load));
      for (int instances = 2; instances <= MOST_INSTANCES; instances++) {
        suite.grow();
        steps.add(step(instances, suite, load));
      }
      return new Growth(conditions("One after the other, each JVM with "), steps);
    }
  }

  private Step step(int instances, GrownSuite suite, ReadersLoad load) throws IOException {
    Asked asked = new Asked(suite::read, load, suite.ports());
    asked.warmUp(plan);
    String name = "%d (%d JVMs)".formatted(instances, suite.jvms());
    List<Turn> turns = new ArrayList<>();
    for (int round = 1; round <= plan.rounds(); round++) {
      turns.add(told(name, asked.turn(plan)));
    }
    return new Step(name, instances, turns);
  }

  private static GrownSuite filled(int most, PostgresServer postgres, RedisServer redis) {
    GrownSuite suite = GrownSuite.start(most, postgres, redis, Map.of());
    ManyReports.fill(postgres, GrownSuite.SCHEMA, 1, Questions.REPORTS);
    return suite;
  }

  private Turn told(String name, Turn turn) {
    around.say(
        "%s: %,.0f a second, %.0f µs of CPU each, errors %s",
        name, turn.perSecond(), turn.cpuMicrosEach(), turn.errors());
    return turn;
  }

  private static List<String> conditions(String how) {
    return List.of(
        how + String.join(" ", GrownSuite.FLAGS),
        "%d readers, spread over the gateways, as fast as answers come: %s"
            .formatted(ReadersLoad.READERS, Questions.MIX),
        "Counted is the CPU time of all services together, without PostgreSQL and Redis, which run"
            + " on the same cores as the readers do",
        "realtime-service is there, and nobody listens to it");
  }
}
