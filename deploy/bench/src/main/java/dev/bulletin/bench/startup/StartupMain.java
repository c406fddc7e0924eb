package dev.bulletin.bench.startup;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.image.training.Surroundings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command {@code deploy/bench/startup}; its first argument is the root of the source tree. */
public final class StartupMain {
  private static final String NAME = "startup";

  private final Path root;
  private final StartupArguments arguments;
  private final PrintStream out;

  private StartupMain(Path root, StartupArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        StartupArguments.USAGE,
        args,
        (root, options) ->
            OrderlyEnd.of(new StartupMain(root, StartupArguments.parse(options), System.out)::run));
  }

  private void run() throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("deploy/image/README.md"));
    arguments.output().put(readme, NAME, out, this::measure, StartupMain::table);
  }

  private static String table(Path file) throws IOException {
    return StartupTable.of(RawFile.read(file, StartupData.class));
  }

  private Path measure() throws IOException, InterruptedException {
    Path target = root.resolve("deploy/bench/target");
    Made made = Made.now(root);
    var data =
        new StartupData(
            NAME,
            made.startedAt(),
            made.source(),
            made.machine(),
            arguments.memoryMebibytes(),
            images(target));
    return RawFile.keep(target.resolve("raw"), NAME, made.startedAt(), data, out);
  }

  private List<StartupData.Image> images(Path target) throws IOException, InterruptedException {
    List<StartupData.Image> images = new ArrayList<>();
    try (Surroundings around = Surroundings.start()) {
      var run = new StartupRun(root, target, arguments, around, out);
      for (Path jdk : arguments.jdks()) {
        images.add(run.of(jdk));
      }
    }
    return images;
  }
}
