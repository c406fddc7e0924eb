package dev.bulletin.bench.realtime.server;

import dev.bulletin.bench.BenchException;
import dev.bulletin.bench.process.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Counts the calls by which a process writes, with strace, which makes it a good deal slower. */
public final class SystemCalls implements AutoCloseable {
  private static final String WRITING = "trace=write,writev,sendto,sendmsg,sendmmsg";
  private static final Pattern ROW =
      Pattern.compile(
          "^ *[0-9.]+ +[0-9.]+ +\\d+ +(\\d+)(?: +\\d+)? +([a-z]\\w*)$", Pattern.MULTILINE);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SETTLING = Duration.ofSeconds(2);

  private final Process strace;
  private final Path summary;

  private SystemCalls(Process strace, Path summary) {
    this.strace = strace;
    this.summary = summary;
  }

  /** Nothing where there is no strace, or where it may not look. */
  public static Optional<SystemCalls> of(long pid, Path summary)
      throws IOException, InterruptedException {
    if (Commands.tryOutput("strace", "-V").isEmpty()) {
      return Optional.empty();
    }
    Files.createDirectories(summary.toAbsolutePath().getParent());
    Process strace =
        new ProcessBuilder(
                "strace", "-f", "-c", "-e", WRITING, "-o", summary.toString(), "-p", "" + pid)
            .redirectErrorStream(true)
            .redirectOutput(Path.of(summary + ".log").toFile())
            .start();
    return strace.waitFor(SETTLING.toMillis(), TimeUnit.MILLISECONDS)
        ? Optional.empty()
        : Optional.of(new SystemCalls(strace, summary));
  }

  /** Ends it, and tells how often each of them was called. */
  public Map<String, Long> end() throws IOException, InterruptedException {
    Commands.output("kill", "-INT", Long.toString(strace.pid()));
    if (!strace.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new BenchException(BenchException.Kind.CANNOT_RUN, "strace does not end");
    }
    return parse(Files.readString(summary));
  }

  static Map<String, Long> parse(String summary) {
    Map<String, Long> calls = new TreeMap<>();
    ROW.matcher(summary)
        .results()
        .filter(row -> !row.group(2).equals("total"))
        .forEach(row -> calls.put(row.group(2), Long.valueOf(row.group(1))));
    return calls;
  }

  @Override
  public void close() {
    strace.destroy();
  }
}
