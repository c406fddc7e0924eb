package dev.bulletin.bench.lighthouse;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.Command;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The command {@code deploy/bench/lighthouse}; its first argument is the root of the source tree.
 */
public final class LighthouseMain {
  private static final String NAME = "lighthouse";

  private final Path root;
  private final LighthouseArguments arguments;
  private final PrintStream out;

  private LighthouseMain(Path root, LighthouseArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        LighthouseArguments.USAGE,
        args,
        (root, options) ->
            OrderlyEnd.of(
                new LighthouseMain(root, LighthouseArguments.parse(options), System.out)::run));
  }

  private void run() throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("gateway/README.md"));
    arguments.output().put(readme, NAME, out, this::measure, LighthouseMain::table);
  }

  private static String table(Path file) throws IOException {
    LighthouseData data = RawFile.read(file, LighthouseData.class);
    if (!data.errors().isEmpty()) {
      throw new BenchException(BenchException.Kind.REFUSED, String.join("\n", data.errors()));
    }
    return LighthouseTable.of(data);
  }

  private Path measure() throws IOException, InterruptedException {
    var looks = new Looks(root);
    looks.install();
    Made made = Made.now(root);
    List<Look> taken = looks.take(arguments.rounds(), out);
    var data = new LighthouseData(NAME, made.startedAt(), made.source(), made.machine(), taken);
    return RawFile.keep(root.resolve("deploy/bench/target/raw"), NAME, made.startedAt(), data, out);
  }
}
