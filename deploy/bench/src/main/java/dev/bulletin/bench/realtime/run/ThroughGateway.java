package dev.bulletin.bench.realtime.run;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.realtime.crowd.Crowd;
import dev.bulletin.bench.realtime.crowd.Dialect;
import dev.bulletin.bench.realtime.crowd.Opening;
import dev.bulletin.bench.realtime.server.Gateway;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/** Many readers of several rooms that come through a gateway. */
public final class ThroughGateway {
  /** A reader's connection, and the one to realtime-service for it. */
  private static final int FILES_EACH = 2;

  /** Files that a gateway opens for itself. */
  private static final int OWN_FILES = 500;

  private ThroughGateway() {}

  /** As many as a gateway that may open as many files as we may can have, but no more than that. */
  public static int readers(int most) {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? readers(most, unix.getMaxFileDescriptorCount())
        : most;
  }

  static int readers(int most, long openFiles) {
    return (int) Math.max(1, Math.min(most, (openFiles - OWN_FILES) / FILES_EACH));
  }

  public static Findings run(Setting setting, Surroundings around)
      throws IOException, InterruptedException {
    refuseTooMany(setting.readers(), readers(setting.readers()));
    try (Stage stage = Stage.service(setting, around.logs());
        Gateway gateway =
            Gateway.start(
                stage.cluster(), setting.heapMebibytes(), around.logs().resolve("gateway.log"));
        Crowd crowd = around.crowd("gateway", setting.readers())) {
      crowd.open(
          new Opening(Dialect.PLAIN, gateway.port(), setting.roomNames(), setting.roomsEach(), 0));
      long files = gateway.tree().openFiles();
      FanOut fanOut = new FanOut(stage, crowd, Sizes.publisher(stage, setting), setting);
      fanOut.warmUp();
      Cpu before = Cpu.of(gateway.tree());
      Phase phase = fanOut.run("gateway");
      Cpu used = Cpu.of(gateway.tree()).since(before);
      List<String> conditions = new ArrayList<>(around.conditions(stage, crowd));
      conditions.add(
          "the gateway, in a JVM with the same options, had %,d files open".formatted(files));
      return Findings.of(conditions, rows(phase, used), List.of(phase));
    }
  }

  static void refuseTooMany(int readers, int possible) {
    if (possible < readers) {
      throw new BenchException(
          BenchException.Kind.CANNOT_RUN,
          "%d readers are too many for a gateway, which has two files open for each: %d at most here; see ulimit -n"
              .formatted(readers, possible));
    }
  }

  /** What a process has used up so far, or in a time, in seconds. */
  private record Cpu(double user, double system) {
    static Cpu of(ProcessTree tree) {
      return new Cpu(tree.userSeconds(), tree.systemSeconds());
    }

    Cpu since(Cpu earlier) {
      return new Cpu(user - earlier.user, system - earlier.system);
    }

    double sum() {
      return user + system;
    }
  }

  /** How late it may be there through a gateway was never said. */
  private static List<Row> rows(Phase phase, Cpu gateway) {
    List<Row> rows = new ArrayList<>(Sizes.completeness(phase));
    rows.add(
        Row.atLeast(
            phase.readers(), "hear the last message of all rooms", "%,.0f", phase.complete()));
    rows.add(
        Row.told(
            "from due to there, ms",
            "p50 %.0f, p90 %.0f, p99 %.0f, p99.9 %.0f, max %.0f",
            phase.latency().p50(),
            phase.latency().p90(),
            phase.latency().p99(),
            phase.latency().p999(),
            phase.latency().max()));
    double millions = phase.delivered() / 1e6;
    rows.add(cpu("the gateway", gateway.user() / millions, gateway.system() / millions));
    rows.add(cpu("realtime-service", phase.userPerMillion(), phase.systemPerMillion()));
    rows.add(
        Row.told(
            "processors kept busy",
            "%.2f by the gateway, %.2f by realtime-service, %.2f by the readers",
            gateway.sum() / phase.seconds(),
            phase.serverCores(),
            phase.readersCores()));
    rows.add(
        Row.told(
            "published too late, ms", "p99 %.1f, max %.1f", phase.lag().p99(), phase.lag().max()));
    return rows;
  }

  private static Row cpu(String whose, double user, double system) {
    return Row.told(
        "CPU seconds per million deliveries, " + whose,
        "%.2f (%.2f outside the kernel, %.2f in it)",
        user + system,
        user,
        system);
  }
}
