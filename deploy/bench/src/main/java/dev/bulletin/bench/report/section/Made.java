package dev.bulletin.bench.report.section;

import dev.bulletin.bench.record.Machine;
import dev.bulletin.bench.record.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** When, of what, and on what something was measured. All raw data begin with it. */
public record Made(String startedAt, Source source, Machine machine) {
  /** Of a source tree, from now on. */
  public static Made now(Path tree) throws IOException {
    String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return new Made(startedAt, Source.read(tree), Machine.read());
  }
}
