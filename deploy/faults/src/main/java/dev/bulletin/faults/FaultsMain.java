package dev.bulletin.faults;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.faults.ledger.FaultData;
import dev.bulletin.faults.ledger.FaultTable;
import java.io.IOException;
import java.nio.file.Path;

/** The command {@code deploy/faults/run}; its first argument is the root of the source tree. */
public final class FaultsMain {
  private FaultsMain() {}

  public static void main(String[] args) throws IOException {
    Command.run(
        FaultArguments.USAGE,
        args,
        (root, options) -> {
          FaultArguments arguments = FaultArguments.parse(options);
          OrderlyEnd.of(() -> run(root, arguments));
        });
    System.exit(0);
  }

  private static void run(Path root, FaultArguments arguments)
      throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("deploy/faults/README.md"));
    arguments
        .output()
        .put(
            readme,
            arguments.name(),
            System.out,
            () -> measure(root, arguments),
            FaultsMain::table);
  }

  private static Path measure(Path root, FaultArguments arguments)
      throws IOException, InterruptedException {
    Trials.Plan plan =
        Trials.Plan.full(arguments.chosen(), arguments.clocks(), FaultRun.places(root), System.out);
    FaultRun run = new FaultRun(root, arguments.name(), plan, System.out);
    return run.keep(run.run());
  }

  private static String table(Path file) throws IOException {
    return FaultTable.of(RawFile.read(file, FaultData.class));
  }
}
