package dev.bulletin.bench.render;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.Comparison;
import dev.bulletin.bench.PairedRun;
import dev.bulletin.bench.Side;
import dev.bulletin.bench.process.ProcessTree;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.Measurement;
import dev.bulletin.bench.record.RawData;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command {@code deploy/bench/render}; its first argument is the root of the source tree. */
public final class RenderMain {
  private static final String MARKER = "render";
  private static final String FRAGMENTS = "render-fragments";
  private static final String PAGES = "render-pages";
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final List<String> CONDITIONS =
      List.of(
          "From the services' answers to finished HTML, the way to the pool and back included."
              + " What is new has not been rendered before, the rest of a page is kept",
          "The fragments: a page of four tables of %d rows, by %d threads and by one"
              .formatted(FragmentPage.ROWS, CORES));

  private final Path root;
  private final RenderArguments arguments;
  private final PrintStream out;

  private RenderMain(Path root, RenderArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        RenderArguments.USAGE,
        args,
        (root, options) -> new RenderMain(root, RenderArguments.parse(options), System.out).run());
    System.exit(0);
  }

  private void run() throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("gateway/README.md"));
    arguments
        .output()
        .put(
            readme,
            MARKER,
            out,
            this::measure,
            file -> RenderTable.of(RawFile.read(file), pagesBeside(file)));
  }

  private static Path pagesBeside(Path fragments) {
    return fragments.resolveSibling(fragments.getFileName().toString().replace(FRAGMENTS, PAGES));
  }

  private Path measure() throws IOException, InterruptedException {
    Made made = Made.now(root);
    Comparison comparison = compare();
    var measurement =
        new Measurement(Map.of("rows", "" + FragmentPage.ROWS), List.of(), comparison);
    var data =
        new RawData(
            FRAGMENTS,
            made.startedAt(),
            made.source(),
            made.machine(),
            Map.of(),
            Stream.concat(CONDITIONS.stream(), Stream.of(PageBenchmark.lengths())).toList(),
            List.of(measurement));
    Path folder = root.resolve("deploy/bench/target/raw");
    Files.createDirectories(folder);
    Path file = RawFile.write(folder, data);
    JmhRun.into(pagesBeside(file), arguments.plan());
    out.printf("%nraw data: %s and %s%n", file, pagesBeside(file));
    return file;
  }

  private Comparison compare() throws IOException, InterruptedException {
    Vertx vertx = Vertx.vertx();
    ProcessTree self = ProcessTree.of(ProcessHandle.current().pid());
    Side sideBySide =
        new Side(RenderTable.SIDE_BY_SIDE, self, new FragmentLoad(FragmentPage.on(vertx, CORES)));
    Side inTurn = new Side(RenderTable.IN_TURN, self, new FragmentLoad(FragmentPage.on(vertx, 1)));
    return new PairedRun(arguments.plan(), out::println).run(sideBySide, inTurn);
  }
}
