package dev.bulletin.bench.visibility;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Command;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.bench.visibility.VisibilityData.Change;
import dev.bulletin.gateway.GatewayMain;
import dev.bulletin.report.ReportServiceMain;
import dev.bulletin.testing.JavaProcess;
import dev.bulletin.testing.PostgresServer;
import dev.bulletin.testing.ReadersSuite;
import dev.bulletin.testing.RedisServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The command {@code deploy/bench/visibility}; its first argument is the root of the source tree.
 */
public final class VisibilityMain {
  private static final String NAME = "visibility";

  private final Path root;
  private final VisibilityArguments arguments;
  private final PrintStream out;

  private VisibilityMain(Path root, VisibilityArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        VisibilityArguments.USAGE,
        args,
        (root, options) ->
            OrderlyEnd.of(
                new VisibilityMain(root, VisibilityArguments.parse(options), System.out)::run));
  }

  private void run() throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("gateway/README.md"));
    arguments.output().put(readme, NAME, out, this::measure, VisibilityMain::table);
  }

  private static String table(Path file) throws IOException {
    VisibilityData data = RawFile.read(file, VisibilityData.class);
    refuseErrors(data);
    return VisibilityTable.of(data);
  }

  private Path measure() throws IOException, InterruptedException {
    Made made = Made.now(root);
    try (PostgresServer postgres = PostgresServer.start();
        RedisServer redis = RedisServer.start();
        var suite =
            ReadersSuite.start(arguments.gateways(), postgres, redis, VisibilityMain::program);
        var changes = new Changes(suite.origins())) {
      out.println("changing a report");
      VisibilityData data = measure(changes, made);
      Path raw = root.resolve("deploy/bench/target/raw");
      return RawFile.keep(raw, NAME, made.startedAt(), data, out);
    }
  }

  private VisibilityData measure(Changes changes, Made made)
      throws IOException, InterruptedException {
    changes.warmUp(arguments.warmUp());
    long start = System.nanoTime();
    List<Change> seen = changes.make(arguments.changes());
    double seconds = (System.nanoTime() - start) / 1e9;
    return new VisibilityData(
        NAME,
        made.startedAt(),
        made.source(),
        made.machine(),
        Runtime.version().toString(),
        arguments.gateways(),
        arguments.warmUp(),
        Reader.PAUSE_MICROS,
        ReadersSuite.MEMORY,
        seconds,
        seen);
  }

  private static void refuseErrors(VisibilityData data) {
    if (data.errors() > 0) {
      throw new BenchException(
          BenchException.Kind.REFUSED,
          "%d looks got another answer than the report".formatted(data.errors()));
    }
  }

  private static JavaProcess program(String service) {
    Class<?> main =
        service.equals(GatewayMain.SERVICE.name()) ? GatewayMain.class : ReportServiceMain.class;
    return JavaProcess.ofMain(service, System.getProperty("java.class.path"), main.getName());
  }
}
