package dev.bulletin.faults;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.process.OrderlyEnd;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.faults.ledger.FaultData;
import dev.bulletin.faults.ledger.FaultTable;
import dev.bulletin.faults.suite.Network;
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
    Trials.Plan plan = Trials.Plan.full(arguments.chosen(), Network.loopback());
    FaultRun run = new FaultRun(root, plan, System.out);
    arguments
        .output()
        .put(readme, FaultData.NAME, System.out, () -> run.keep(run.run()), FaultsMain::table);
  }

  private static String table(Path file) throws IOException {
    return FaultTable.of(RawFile.read(file, FaultData.class));
  }
}
