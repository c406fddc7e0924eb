package dev.bulletin.bench.cache;

import dev.bulletin.bench.Command;
import dev.bulletin.bench.record.MarkedFile;
import dev.bulletin.bench.record.RawFile;
import dev.bulletin.bench.report.section.Made;
import dev.bulletin.testing.RedisServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** The command {@code deploy/bench/cache}; its first argument is the root of the source tree. */
public final class CacheMain {
  private static final String NAME = "cache";

  private final Path root;
  private final CacheArguments arguments;
  private final PrintStream out;

  private CacheMain(Path root, CacheArguments arguments, PrintStream out) {
    this.root = root;
    this.arguments = arguments;
    this.out = out;
  }

  public static void main(String[] args) throws IOException {
    Command.run(
        CacheArguments.USAGE,
        args,
        (root, options) -> new CacheMain(root, CacheArguments.parse(options), System.out).run());
  }

  private void run() throws IOException, InterruptedException {
    var readme = new MarkedFile(root.resolve("common/README.md"));
    arguments
        .output()
        .put(
            readme,
            NAME,
            out,
            this::measure,
            file -> CacheTable.of(RawFile.read(file, CacheData.class)));
  }

  private Path measure() throws IOException {
    Made made = Made.now(root);
    List<CacheData.Hit> hits = HitRun.measure(arguments.seconds());
    CacheData data;
    try (RedisServer redis = RedisServer.start()) {
      out.println("cold answers");
      List<CacheData.Cold> cold = new ColdAnswers(redis).measure();
      out.println("Zipf load");
      CacheData.Zipf zipf = ZipfLoad.measure(redis, arguments.reads());
      String java = Runtime.version().toString();
      data = new CacheData(made.startedAt(), made.source(), made.machine(), java, hits, cold, zipf);
    }
    return RawFile.keep(root.resolve("deploy/bench/target/raw"), NAME, made.startedAt(), data, out);
  }
}
