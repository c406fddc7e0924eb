package dev.bulletin.bench.mixed;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.baseline.Measure;
import dev.bulletin.bench.baseline.WiredSuite;
import dev.bulletin.bench.baseline.WiredSuite.Costly;
import dev.bulletin.bench.mixed.MixedData.Pair;
import dev.bulletin.bench.mixed.MixedData.Peak;
import dev.bulletin.bench.mixed.MixedData.Peaks;
import dev.bulletin.bench.mixed.MixedData.Turn;
import dev.bulletin.bench.page.ScratchFolder;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.record.Source;
import dev.bulletin.bench.report.ReportMain;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The command {@code deploy/bench/run}; its first argument is the root of the source tree. */
public final class MixedMain {
  static final String NAME = "mixed";

  /** Of what the slower side answers at most: both are asked for what both can do. */
  private static final double SHARE = 0.5;

  private static final List<String> ALL = Measure.ALL.stream().map(Measure::name).toList();

  private final Path root;
  private final MixedArguments arguments;
  private final PrintStream out;

  private MixedMain(Path root, MixedArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        MixedArguments.USAGE,
        args,
        (root, options) ->
            OrderlyEnd.of(new MixedMain(root, MixedArguments.parse(options), System.out)::run));
  }

  private void run() throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("deploy/bench/README.md"));
    arguments.output().put(readme, NAME, out, this::measure, this::report);
    ReportMain.write(root);
  }

  /** Writes the report as a page of its own, and gives the part of the README. */
  private String report(Path raw) throws IOException {
    MixedData data = RawFile.read(raw, MixedData.class);
    Path page = root.resolve("deploy/bench/target/report.md");
    Files.writeString(page, MixedTable.of(data));
    out.printf("%nreport: %s%n", page);
    return MixedTable.of(data, "###") + agreement(data);
  }

  private String agreement(MixedData data) throws IOException {
    Optional<Path> other = arguments.against();
    return other.isEmpty()
        ? ""
        : "\n\n### Another run beside it\n\n"
            + Agreement.of(data, RawFile.read(other.get(), MixedData.class));
  }

  private Path measure() throws IOException, InterruptedException {
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Source source = Source.read(root);
    Machine machine = Machine.read();
    long start = System.nanoTime();
    List<Pair> pairs = pairs();
    var data =
        new MixedData(
            NAME,
            startedAt,
            source,
            machine,
            Runtime.version().toString(),
            WiredSuite.tuning(List.of()),
            WiredSuite.tuning(ALL),
            arguments.reports(),
            arguments.connections(),
            arguments.rounds(),
            arguments.seconds(),
            arguments.warmUp(),
            (System.nanoTime() - start) / 1e9,
            pairs);
    Path file = RawFile.write(root.resolve("deploy/bench/target/raw"), NAME, startedAt, data);
    out.printf("%nraw data: %s%n", file);
    return file;
  }

  private List<Pair> pairs() throws IOException, InterruptedException {
    try (var scratch = ScratchFolder.create();
        MixedSide baseline = start(scratch, List.of(), "baseline")) {
      List<Pair> pairs = new ArrayList<>();
      Pair all = all(scratch, baseline);
      pairs.add(all);
      if (arguments.shares()) {
        // Its memory was that of services started anew.
        baseline.warmUp(warmUpAlone());
        for (String measure : ALL) {
          pairs.add(aloneIfNeedBeTwice(scratch, baseline, all, measure));
        }
      }
      return pairs;
    }
  }

  /** Of what there were errors in nothing is told: it is measured once more. */
  private Pair aloneIfNeedBeTwice(
      ScratchFolder scratch, MixedSide baseline, Pair all, String measure)
      throws IOException, InterruptedException {
    Pair first = alone(scratch, baseline, all, measure);
    return first.withoutErrors() ? first : alone(scratch, baseline, all, measure);
  }

  private Pair all(ScratchFolder scratch, MixedSide baseline)
      throws IOException, InterruptedException {
    out.printf("%nthe baseline, and with %s%n", ALL);
    try (MixedSide measured = start(scratch, ALL, "measured")) {
      double slower = Math.min(baseline.warmUp(warmUp()), measured.warmUp(warmUp()));
      double rate = Math.max(1, Math.floor(slower * SHARE));
      List<Turn> first = new ArrayList<>();
      List<Turn> second = new ArrayList<>();
      for (int round = 1; round <= arguments.rounds(); round++) {
        first.add(turn("baseline", baseline, rate));
        second.add(turn("measured", measured, rate));
      }
      List<Costly> before = baseline.costliest();
      List<Costly> after = measured.costliest();
      List<Peaks> peaks = peaks(baseline, measured, rate);
      return new Pair(ALL, rate, first, second, peaks, before, after);
    }
  }

  /** Beside the same baseline and at the same rate, in half as many rounds. */
  private Pair alone(ScratchFolder scratch, MixedSide baseline, Pair all, String measure)
      throws IOException, InterruptedException {
    out.printf("%nthe baseline, and with %s alone%n", measure);
    try (MixedSide measured = start(scratch, List.of(measure), measure)) {
      measured.warmUp(warmUpAlone());
      List<Turn> first = new ArrayList<>();
      List<Turn> second = new ArrayList<>();
      List<Peaks> peaks = new ArrayList<>();
      int rounds = (arguments.rounds() + 1) / 2;
      for (int round = 1; round <= rounds; round++) {
        first.add(turn("baseline", baseline, all.rate()));
        second.add(turn(measure, measured, all.rate()));
      }
      for (Peaks both : all.peaks().subList(0, rounds)) {
        peaks.add(new Peaks(both.baseline(), peak(measure, measured, all.rate())));
      }
      return new Pair(List.of(measure), all.rate(), first, second, peaks, List.of(), List.of());
    }
  }

  private Duration warmUp() {
    return Duration.ofSeconds(arguments.warmUp());
  }

  /** There is less of it to be compiled than of all measures, and there are eight of them. */
  private Duration warmUpAlone() {
    return warmUp().dividedBy(2);
  }

  private List<Peaks> peaks(MixedSide baseline, MixedSide measured, double rate)
      throws IOException, InterruptedException {
    List<Peaks> peaks = new ArrayList<>();
    for (int round = 1; round <= arguments.rounds(); round++) {
      peaks.add(new Peaks(peak("baseline", baseline, rate), peak("measured", measured, rate)));
    }
    return peaks;
  }

  private Peak peak(String name, MixedSide side, double rate)
      throws IOException, InterruptedException {
    Peak peak = side.peak(rate, Duration.ofSeconds(arguments.seconds()));
    out.printf(
        "%s, started anew: %d MiB resident at most; errors %d%n",
        name, peak.mebibytes(), peak.loaded().errors());
    return peak;
  }

  private MixedSide start(ScratchFolder scratch, List<String> measures, String name)
      throws IOException, InterruptedException {
    Path log = root.resolve("deploy/bench/target/logs/mixed").resolve(name + ".log");
    return MixedSide.start(
        scratch.newFolder(name), measures, arguments.reports(), arguments.connections(), log);
  }

  private Turn turn(String name, MixedSide side, double rate)
      throws IOException, InterruptedException {
    Turn turn = side.turn(rate, Duration.ofSeconds(arguments.seconds()));
    out.printf(
        Locale.ROOT,
        "%s: %,.0f a second, %.0f µs of CPU each; at %.0f a second p50 %.1f ms, p99 %.1f ms;"
            + " errors %d%n",
        name,
        turn.fastest().loaded().perSecond(),
        turn.fastest().cpuMicrosEach(),
        rate,
        turn.atRate().loaded().all().p50() / 1e3,
        turn.atRate().loaded().all().p99() / 1e3,
        turn.fastest().loaded().errors() + turn.atRate().loaded().errors());
    return turn;
  }
}
